// How rows of orders become values. Private to this module's repositories.

#pragma once

#include "common/db/session.hpp"
#include "modules/orders/types.hpp"

// SQL must be a literal, so what its statements share is one too.
#define ORDER                                                                                                \
    "SELECT id, organization_id, event_id, hold_id, number, user_id, buyer_name, buyer_email, buyer_phone, " \
    "status, "                                                                                               \
    "method, currency, subtotal, discount, fees, tax, total, quantity, secret_version, expires_at, "         \
    "completed_at, "                                                                                         \
    "closed_at, created_at, platform_fee, discount_code, refunded, tickets_cancelled, "                      \
    "origin, has_holders, has_answers FROM orders "

namespace gatehouse::orders::repo {

// An order without its lines.
Order to_order(const db::Row& row);

// Fills in the lines, in one statement for all.
void add_lines(db::Session& session, std::vector<Order>& orders);

}  // namespace gatehouse::orders::repo
