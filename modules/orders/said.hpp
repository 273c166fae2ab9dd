// What buyers say at the checkout besides what they want (ORD-5, ORD-6). Private to this module.

#pragma once

#include <vector>

#include "common/app/context.hpp"
#include "common/db/session.hpp"
#include "modules/orders/types.hpp"

namespace gatehouse::orders {

// Puts names and answers into the order. Throws all that is wrong with them at once. Looks at nothing where
// nothing is asked and nothing was said.
void hear(Order& order, const PlaceOrder& wanted, const std::vector<inventory::Question>& questions);

// Keeps what was said, for orders that were just inserted.
template <class Orders>
std::vector<tickets::Said> said_in(const Orders& orders)
{
    std::vector<tickets::Said> said;
    for (const Order& o : orders)
        if (o.has_holders || o.has_answers) said.push_back({o.id, o.holders, o.answers});
    return said;
}

}  // namespace gatehouse::orders
