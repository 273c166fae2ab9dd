#include "common/app/run.hpp"
#include "modules/organizations/routes.hpp"

int main(int argc, char** argv)
{
    return gatehouse::app::run("organizations", gatehouse::organizations::routes(), argc, argv);
}
