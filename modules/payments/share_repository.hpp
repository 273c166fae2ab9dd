#pragma once

#include <optional>
#include <vector>

#include "common/db/session.hpp"
#include "modules/payments/shares.hpp"

namespace gatehouse::payments::repo {

// Whoever writes here has locked the order.
void insert_split(
    db::Tx& tx, const orders::Order& order, const std::vector<Share>& shares, Time remind_at, Time now);
// open → completed or over; false when it was not open.
bool end_split(db::Tx& tx, const OrderId& order, const char* status, Time now);

std::optional<Share> find_share(db::Session& session, const ShareId& id);
// In the order in which they were named; the first with what of them went back.
std::vector<Share> shares_of(db::Session& session, const OrderId& order);
std::vector<Share> lock_shares(db::Tx& tx, const OrderId& order);
// Writes what may change of a share.
void update_share(db::Tx& tx, const Share& share);

// Orders with an open split whose payers are due to be reminded, and those of an event.
std::vector<OrderId> to_remind(db::Session& session, Time now, int most);
std::vector<OrderId> open_splits(db::Session& session, const EventId& event);
// Moves the reminder on; false when it is not due any more.
bool set_reminder(db::Tx& tx, const OrderId& order, std::optional<Time> next, Time now);

}  // namespace gatehouse::payments::repo
