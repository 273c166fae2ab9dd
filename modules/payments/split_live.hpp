#pragma once

#include "common/app/context.hpp"

namespace gatehouse::payments {

// For the scheduler: tells who listens how far the payers of an order are.
int publish_splits(const Context& context);

}  // namespace gatehouse::payments
