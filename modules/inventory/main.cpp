#include "common/app/run.hpp"
#include "modules/inventory/routes.hpp"

int main(int argc, char** argv)
{
    return gatehouse::app::run("inventory", gatehouse::inventory::routes(), argc, argv);
}
