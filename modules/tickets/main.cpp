#include "common/app/run.hpp"
#include "modules/tickets/routes.hpp"

int main(int argc, char** argv)
{
    return gatehouse::app::run("tickets", gatehouse::tickets::routes(), argc, argv);
}
