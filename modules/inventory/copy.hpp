// Copies of an event's stock, for copies of the event. Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "common/db/pool.hpp"
#include "modules/inventory/types.hpp"

namespace gatehouse::inventory {

// Gives the new event what the other one sells, unsold, with all times moved. Returns which item became
// which.
std::map<ItemId, ItemId> copy_stock(
    db::Tx& tx, const Context& context, const EventStock& from, const EventId& to, Time::duration shift);

}  // namespace gatehouse::inventory
