// Jobs that turn marks into states. Private to this module.

#pragma once

#include "common/app/context.hpp"

namespace gatehouse::orders {

// "state" on order/<id>: what of the order changes, as order_view() names it.
int publish_orders(const Context& context);

// "sales" on organizer/<event>: the dashboard without its series.
int publish_sales(const Context& context);

}  // namespace gatehouse::orders
