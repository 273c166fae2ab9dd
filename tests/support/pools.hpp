// The pools behind what is sold, for tests that look at their rows.

#pragma once

#include "common/app/context.hpp"

namespace gatehouse::support {

// The pool of a ticket type that draws from no other.
inline PoolId pool_of(db::Session& session, const TicketTypeId& type)
{
    return session
        .one(
            "SELECT pool_id FROM item_pools WHERE item_id = ?",
            [](const db::Row& row) { return row.id<PoolId>(1); }, type)
        .value();
}

inline PoolId pool_of(const Context& context, const TicketTypeId& type)
{
    return context.db.read([&](db::Session& session) { return pool_of(session, type); });
}

}  // namespace gatehouse::support
