#pragma once

#include <vector>

#include "common/sched/job.hpp"

namespace gatehouse::accounts {

// What the scheduler does for this module.
std::vector<sched::Job> jobs();

}  // namespace gatehouse::accounts
