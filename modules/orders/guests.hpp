// Orders of guests who turn out to have an account. Private to this module.

#pragma once

#include "common/app/context.hpp"

namespace gatehouse::orders {

// The person has shown that their address is theirs: what was ordered under it without an account is theirs
// too, with its tickets (ORD-2). Doing it again does nothing.
void adopt_guest_orders(const Context& context, const UserId& user);

}  // namespace gatehouse::orders
