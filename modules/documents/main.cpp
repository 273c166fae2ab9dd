#include "common/app/run.hpp"
#include "modules/documents/routes.hpp"

int main(int argc, char** argv)
{
    return gatehouse::app::run("documents", gatehouse::documents::routes(), argc, argv);
}
