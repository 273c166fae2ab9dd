#pragma once

#include <vector>

#include "common/sched/job.hpp"

namespace gatehouse::tickets {

// What the scheduler runs for this module.
std::vector<sched::Job> jobs();

}  // namespace gatehouse::tickets
