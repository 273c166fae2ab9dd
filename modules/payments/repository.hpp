#pragma once

#include <vector>

#include "common/db/session.hpp"
#include "modules/payments/types.hpp"

namespace gatehouse::payments::repo {

std::optional<Payment> find(db::Session& session, const PaymentId& id);
std::optional<Payment> find_by_session(db::Session& session, const std::string& id);
std::optional<Payment> find_by_intent(db::Session& session, const std::string& id);
std::optional<Payment> lock(db::Tx& tx, const PaymentId& id);
// The last attempt to pay an order, locked.
std::optional<Payment> lock_latest(db::Tx& tx, const OrderId& order);
std::vector<PaymentId> under_way(db::Session& session, const OrderId& order);

void insert(db::Tx& tx, const Payment& payment, Time settle_at);

// created → open, with what the buyer needs. False when it is something else by now.
bool set_open(db::Tx& tx, const PaymentId& id, const std::string& session, const std::string& url, Time now);
// Any → succeeded. False when it succeeded before.
bool set_succeeded(db::Tx& tx, const PaymentId& id, const std::string& intent, Time now);
// Under way → another state; a payment that is settled stays as it is, and the answer is false.
bool set_status(db::Tx& tx, const PaymentId& id, Status status, Time now);
// Remembers why the last card was refused, and the intent, while the buyer may try another one.
void note_failure(
    db::Tx& tx, const PaymentId& id, const std::string& intent, const std::string& code, Time now);

// Payments under way whose time is over; moves their next look into the future (settle_tries² × 5 s, at most
// 10 min).
std::vector<Payment> claim_overdue(db::Tx& tx, Time now, int most);
// Payments that nobody could settle in so many tries.
std::vector<Payment> stuck(db::Session& session, int tries);

// Throws a duplicate-key error when the event was handled before.
void insert_event(db::Tx& tx, const std::string& id, const std::string& type, const std::string& object,
    const std::string& outcome, Time now);

void insert_refund(db::Tx& tx, const Refund& refund, Time due_at);
std::optional<Refund> lock_refund(db::Tx& tx, const RefundId& id);
std::optional<Refund> find_refund_by_gateway_id(db::Session& session, const std::string& id);
// What of a payment went back, or is on its way.
std::int64_t refunded(db::Session& session, const PaymentId& payment);
std::vector<Refund> claim_refunds(db::Tx& tx, Time now, int most);
void update_refund(db::Tx& tx, const Refund& refund, const std::string& error, Time due_at, Time now);
std::vector<Refund> failed_refunds(db::Session& session);

}  // namespace gatehouse::payments::repo
