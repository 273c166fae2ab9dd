#include "common/sched/give_way.hpp"

#include <sys/resource.h>
#include <unistd.h>

namespace gatehouse::sched {

void give_way(int nice) { setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), nice); }

}  // namespace gatehouse::sched
