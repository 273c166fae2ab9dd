#pragma once

#include <vector>

#include "common/outbox.hpp"

namespace gatehouse::notifications {

// The news that becomes mail.
std::vector<outbox::Subscription> subscriptions();

}  // namespace gatehouse::notifications
