// gatehouse-supervisor PLAN: keeps the processes of a private stack running (make run, make test).
// Production uses systemd instead, with the same sockets and signals.

#include <cstdio>
#include <exception>

#include "tools/supervisor/supervisor.hpp"

int main(int argc, char** argv)
{
    using namespace gatehouse::supervisor;
    if (argc != 2) {
        std::fprintf(stderr, "usage: gatehouse-supervisor PLAN\n");
        return 2;
    }
    try {
        const Plan plan = read_plan(argv[1]);
        const Fd lock = lock_pid_file(plan.pid_file);
        Supervisor(plan).run();
        return 0;
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "gatehouse-supervisor: %s\n", fault.what());
        return 1;
    }
}
