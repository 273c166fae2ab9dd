// The daemon beside the workers: runs every module's jobs and delivers the outbox. It owns no rule.

#include "common/app/run.hpp"
#include "common/sched/job.hpp"
#include "modules/scheduler/plan.hpp"

int main()
{
    using namespace gatehouse;
    return app::run_daemon("scheduler", [](const Context& context, const std::function<bool()>& stopping) {
        sched::run_jobs(context, scheduler::plan(), stopping);
    });
}
