#pragma once

#include <vector>

#include "common/outbox.hpp"
#include "common/sched/job.hpp"

namespace gatehouse::inventory {

std::vector<sched::Job> jobs();
std::vector<outbox::Subscription> subscriptions();

}  // namespace gatehouse::inventory
