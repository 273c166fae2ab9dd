// Capacities that items share: an event's and its days'. Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "modules/inventory/repository.hpp"
#include "modules/inventory/types.hpp"

namespace gatehouse::inventory {

// {"from": 10, "to": null}, for audit rows.
std::string capacity_json(std::optional<int> from, std::optional<int> to);

// The pools besides its own that an item of these days draws from: the event's, and those of its days.
std::vector<PoolId> shared_pools(const repo::EventPools& pools, const std::vector<Day>& days, DaysMask mask);

// Gives something that items share a capacity for the first time: makes the pool, counts what is sold and
// held of these items already, and lets them draw from it from now on. Throws capacity_in_use. Reservations
// in flight either stand before us, or fail their guard and look again.
PoolId share(db::Tx& tx, const Context& context, const EventId& event, repo::PoolKind kind, int capacity,
    const std::vector<ItemId>& items);

// Changes the size of a pool. A hot row: last before COMMIT. Throws capacity_in_use.
void resize(db::Tx& tx, const EventId& event, const PoolId& pool, std::optional<int> capacity);

}  // namespace gatehouse::inventory
