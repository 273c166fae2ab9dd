#pragma once

#include <vector>

#include "common/outbox.hpp"
#include "common/sched/job.hpp"

namespace gatehouse::queue {

// What the scheduler runs for this module, and what it hears.
std::vector<sched::Job> jobs();
std::vector<outbox::Subscription> subscriptions();

}  // namespace gatehouse::queue
