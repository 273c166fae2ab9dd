#include "common/app/run.hpp"
#include "modules/operations/routes.hpp"

int main(int argc, char** argv)
{
    return gatehouse::app::run("operations", gatehouse::operations::routes(), argc, argv);
}
