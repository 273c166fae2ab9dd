#include "common/sched/give_way.hpp"

#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

namespace gatehouse::sched {

void give_way(int nice) { setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), nice); }

void run_in_idle_time()
{
    const sched_param none{};
    sched_setscheduler(/*this thread*/ 0, SCHED_IDLE, &none);
}

}  // namespace gatehouse::sched
