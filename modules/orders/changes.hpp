// What a change of an order's status leaves behind. Private to this module.

#pragma once

#include <vector>

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "modules/orders/types.hpp"
#include "modules/tickets/service.hpp"

namespace gatehouse::orders {

struct Change {
    const auth::Caller& caller;
    const Order& order;
};

// The audit rows and the news, each in one statement; after the COMMIT who listens is told.
void record(
    const Context& context, db::Tx& tx, const std::vector<Change>& changes, Time now, const char* action);

// After the COMMIT: who listens is told that these orders changed.
void tell(const Context& context, db::Tx& tx, const std::vector<Change>& changes);

// What every completed order gets, at once and once (ORD-10): tickets, and the record of it.
void finish(const Context& context, db::Tx& tx, const std::vector<Change>& changes, Time now);

}  // namespace gatehouse::orders
