#include "common/app/run.hpp"
#include "modules/privacy/routes.hpp"

int main(int argc, char** argv)
{
    return gatehouse::app::run("privacy", gatehouse::privacy::routes(), argc, argv);
}
