#include "common/app/run.hpp"
#include "modules/orders/routes.hpp"

int main(int argc, char** argv)
{
    return gatehouse::app::run("orders", gatehouse::orders::routes(), argc, argv);
}
