#pragma once

#include <vector>

#include "common/sched/job.hpp"

namespace gatehouse::scheduler {

// Everything the scheduler does, and how often.
std::vector<sched::Job> plan();

}  // namespace gatehouse::scheduler
