// What the ledger says of an order.

#pragma once

#include <map>

#include "common/app/context.hpp"

namespace gatehouse::support {

// By account; those that come to nothing are left out.
using Balances = std::map<std::string, std::int64_t>;

inline Balances balances(db::Session& session, const OrderId& order)
{
    Balances out;
    session.all(
        "SELECT account, SUM(amount) FROM ledger_entries WHERE order_id = ? GROUP BY account HAVING "
        "SUM(amount) "
        "<> 0",
        [&](const db::Row& row) { return out[row.text(1)] = row.number(2); }, order);
    return out;
}
inline Balances balances(const Context& context, const OrderId& order)
{
    return context.db.read([&](db::Session& session) { return balances(session, order); });
}

}  // namespace gatehouse::support
