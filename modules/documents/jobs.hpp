#pragma once

#include <vector>

#include "common/outbox.hpp"

namespace gatehouse::documents {

// The news that this module listens to, in the scheduler.
std::vector<outbox::Subscription> subscriptions();

}  // namespace gatehouse::documents
