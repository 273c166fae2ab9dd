#include "common/app/run.hpp"
#include "modules/events/routes.hpp"

int main(int argc, char** argv)
{
    return gatehouse::app::run("events", gatehouse::events::routes(), argc, argv);
}
