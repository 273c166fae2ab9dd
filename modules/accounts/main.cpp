#include "common/app/run.hpp"
#include "modules/accounts/routes.hpp"

int main(int argc, char** argv)
{
    return gatehouse::app::run("accounts", gatehouse::accounts::routes(), argc, argv);
}
