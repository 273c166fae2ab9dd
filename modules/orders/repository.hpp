#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/db/session.hpp"
#include "modules/orders/types.hpp"

namespace gatehouse::orders::repo {

// Orders and lines, few statements for all of them. A duplicate idempotency or number throws.
struct NewOrder {
    const Order& order;
    const std::string& idempotency;
};
void insert(db::Tx& tx, const std::vector<NewOrder>& orders);

// With lines.
std::optional<Order> find(db::Session& session, const OrderId& id);
// Without lines; those that do not exist are left out.
std::vector<Order> find_all(db::Session& session, const std::vector<OrderId>& ids);
std::vector<OrderId> completed_above(db::Session& session, const OrderId& id, int most);
std::optional<Order> find_by_idempotency(db::Session& session, const std::string& idempotency);
// Those of the keys under which there are orders.
std::set<std::string> known_keys(db::Session& session, const std::vector<std::string>& idempotency);
std::optional<Order> lock(db::Tx& tx, const OrderId& id);

// pending → expired or cancelled; false when it was in no such state.
bool set_closed(db::Tx& tx, const OrderId& id, Status status, Time now);

// pending → expired, for orders that are locked.
void set_expired(db::Tx& tx, const std::vector<OrderId>& ids, Time now);

// Pending orders whose time is over, locked, without lines; those that somebody works on are left out.
// Only this one, when it is named.
std::vector<Order> lock_due(db::Tx& tx, Time now, int most, const std::optional<OrderId>& only = {});

// A pending order that is due is due later.
void postpone(db::Tx& tx, const OrderId& id, Time now, Time later);

// Orders of guests under that address, locked; oldest first.
std::vector<OrderId> lock_of_guests(db::Tx& tx, std::string_view email, int most);
void set_user(db::Tx& tx, const std::vector<OrderId>& ids, const UserId& user);

// Fills in what moved, of one order or of several.
void add_moves(db::Session& session, std::vector<Order>& orders);

// Latest first, behind `after` when there is one.
struct After {
    Time created_at;
    OrderId id;
};
std::vector<Order> of_user(
    db::Session& session, const UserId& user, const std::optional<After>& after, int most);
std::vector<Order> of_event(db::Session& session, const EventId& event, const OrdersFilter& query,
    const std::optional<After>& after, int most);
// Those that were ever sold, as they came, without lines.
std::vector<Order> sold(
    db::Session& session, const EventId& event, const std::optional<After>& after, int most);

// Oldest first, without lines: sold, with tickets that are not cancelled.
std::vector<Order> with_tickets(
    db::Session& session, const EventId& event, const std::optional<After>& after, int most);
std::vector<OrderId> open_of_event(db::Session& session, const EventId& event);
int count_open(db::Session& session, const EventId& event);
// Pending orders without a payment under way are due now.
void hurry(db::Tx& tx, const std::vector<OrderId>& ids, Time now);

}  // namespace gatehouse::orders::repo
