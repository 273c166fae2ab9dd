#include "common/app/run.hpp"
#include "modules/scanning/routes.hpp"

int main(int argc, char** argv)
{
    return gatehouse::app::run("scanning", gatehouse::scanning::routes(), argc, argv);
}
