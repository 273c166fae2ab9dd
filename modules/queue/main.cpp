#include "common/app/run.hpp"
#include "modules/queue/routes.hpp"

int main(int argc, char** argv)
{
    return gatehouse::app::run("queue", gatehouse::queue::routes(), argc, argv);
}
