#pragma once

#include <vector>

#include "common/outbox.hpp"
#include "common/sched/job.hpp"

namespace gatehouse::scanning {

// What the scheduler runs for this module.
std::vector<sched::Job> jobs();

// The news it listens to.
std::vector<outbox::Subscription> subscriptions();

}  // namespace gatehouse::scanning
