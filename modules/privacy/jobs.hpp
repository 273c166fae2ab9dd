#pragma once

#include <vector>

#include "common/outbox.hpp"
#include "common/sched/job.hpp"

namespace gatehouse::privacy {

// What the scheduler does for this module, and the news it listens to.
std::vector<sched::Job> jobs();
std::vector<outbox::Subscription> subscriptions();

}  // namespace gatehouse::privacy
