#include "common/app/run.hpp"
#include "modules/payments/routes.hpp"

int main(int argc, char** argv)
{
    return gatehouse::app::run("payments", gatehouse::payments::routes(), argc, argv);
}
