#include "common/app/run.hpp"
#include "modules/oauth/routes.hpp"

int main(int argc, char** argv)
{
    return gatehouse::app::run("oauth", gatehouse::oauth::routes(), argc, argv);
}
