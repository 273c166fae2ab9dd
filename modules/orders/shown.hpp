// Orders with what is shown beside them. Private to this module.

#pragma once

#include <vector>

#include "common/app/context.hpp"
#include "modules/orders/render.hpp"

namespace gatehouse::orders {

// In few statements for all of them.
std::vector<Shown> with_events(const Context& context, std::vector<Order> orders);

}  // namespace gatehouse::orders
