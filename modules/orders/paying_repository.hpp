// What paying does to orders: as many orders as wanted, few statements for all of them. Private to this
// module.

#pragma once

#include <map>
#include <span>
#include <vector>

#include "common/db/session.hpp"
#include "modules/orders/service.hpp"

namespace gatehouse::orders::repo {

// With lines, locked in ascending id; those that do not exist are left out.
std::vector<Order> lock(db::Tx& tx, std::span<const OrderId> ids);

// The holds of pending orders are given back so much later than the buyers are told.
void keep_longer(db::Tx& tx, const std::vector<OrderId>& ids, std::chrono::seconds grace);

// Open for one card → open for shares, until then; false when it was not.
bool set_split(db::Tx& tx, const OrderId& id, Time until, Time now);

// pending or expired → completed; returns how many were in such a state.
std::size_t set_completed(db::Tx& tx, const std::vector<OrderId>& ids, Time now);

// Writes what of an order was given back, and the status that follows from it.
void set_given_back(db::Tx& tx, const Order& order, std::optional<Time> closed_at);
// So much of the subtotals of these lines, by position, was for tickets that are cancelled now.
void add_cancelled(db::Tx& tx, const OrderId& order, const std::map<int, std::int64_t>& lines);

void put_moves(db::Tx& tx, std::span<const OrderMove> moves, Time now);

}  // namespace gatehouse::orders::repo
