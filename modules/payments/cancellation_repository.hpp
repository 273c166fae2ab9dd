#pragma once

#include <map>
#include <optional>
#include <vector>

#include "common/db/session.hpp"
#include "modules/payments/cancellation_types.hpp"

namespace gatehouse::payments::repo {

// False when there is one already: it stays as it is.
bool insert_cancellation(db::Tx& tx, const Cancellation& run);
std::optional<Cancellation> find_cancellation(db::Session& session, const EventId& event);

// One run whose orders are to be listed (again); whoever gets it lists them, and nobody else until `next`.
std::optional<Cancellation> claim_listing(db::Tx& tx, Time now, Time next);
// All orders were found; `next` is when to look again, if ever.
void set_listed(db::Tx& tx, const EventId& event, Time now, std::optional<Time> next);
// Those that are known stay as they are.
void add_cancelled(db::Tx& tx, const Cancellation& run, const std::vector<OrderId>& orders, Time now);

// Waiting orders that are due, claimed until `until`.
struct Claimed {
    OrderId order;
    EventId event;
};
std::vector<Claimed> claim_cancelled(db::Tx& tx, Time now, Time until, int most);
std::optional<CancelledOrder> lock_cancelled(db::Tx& tx, const OrderId& order);
void set_outcome(db::Tx& tx, const CancelledOrder& outcome, Time now);
// waiting → failed, or done → failed when the gateway refused.
void set_failed(db::Tx& tx, const OrderId& order, CancelledStatus before, const std::string& code, Time now);
// failed → waiting under the next attempt.
void retry_failed(db::Tx& tx, const EventId& event, Time now);

// How many orders of the event are in each state, and their sums.
struct Tally {
    int orders = 0;
    std::int64_t back = 0, kept = 0;
};
std::map<CancelledStatus, Tally> tally(db::Session& session, const EventId& event);
// Refunds of these orders that the gateway has not answered yet.
int count_sending(db::Session& session, const EventId& event);
// By order, behind `after` when there is one.
std::vector<CancelledOrder> cancelled_orders(db::Session& session, const EventId& event,
    const std::optional<CancelledStatus>& status, const std::optional<OrderId>& after, int most);

}  // namespace gatehouse::payments::repo
