#pragma once

#include <span>
#include <vector>

#include "common/db/session.hpp"
#include "modules/payments/types.hpp"

namespace gatehouse::payments::repo {

std::optional<Payment> find(db::Session& session, const PaymentId& id);
std::optional<Payment> find_by_session(db::Session& session, const std::string& id);
std::optional<Payment> find_by_intent(db::Session& session, const std::string& id);
std::optional<Payment> lock(db::Tx& tx, const PaymentId& id);
std::vector<Payment> lock(db::Tx& tx, std::span<const PaymentId> ids);
// All attempts to pay these orders, locked, by order and attempt.
std::vector<Payment> lock_attempts(db::Tx& tx, std::span<const OrderId> orders);
// The latest attempt to pay that share.
std::optional<Payment> last_attempt(db::Session& session, const OrderId& order, const ShareId& share);
std::vector<PaymentId> under_way(db::Session& session, const OrderId& order);

void insert(db::Tx& tx, std::span<const Payment> payments);

// Writes status, session, url, intent and failure code of payments that are locked; who says succeeded is
// paid.
void update(db::Tx& tx, std::span<const Payment> locked, Time now);
// Under way → another state; a payment that is settled stays as it is, and the answer is false.
bool set_status(db::Tx& tx, const PaymentId& id, Status status, Time now);
// Remembers why the last card was refused, and the intent, while the buyer may try another one.
void note_failure(
    db::Tx& tx, const PaymentId& id, const std::string& intent, const std::string& code, Time now);

// Payments under way whose time is over; moves their next look into the future (settle_tries² × 5 s, at most
// 10 min).
std::vector<Payment> claim_overdue(db::Tx& tx, Time now, int most);
// Payments under way for the event are due now.
void hurry(db::Tx& tx, const EventId& event, Time now);
// Payments that nobody could settle in so many tries.
std::vector<Payment> stuck(db::Session& session, int tries);

// One event that was handled.
struct Heard {
    std::string id, type, object, outcome;
};
// Throws a duplicate-key error when one of the events was handled before.
void insert_events(db::Tx& tx, std::span<const Heard> events, Time now);
bool was_heard(db::Session& session, const std::string& event);

// `idempotency` is the request's 32 bytes, of a refund that somebody asked for.
void insert_refund(
    db::Tx& tx, const Refund& refund, Time due_at, const std::optional<db::Bytes>& idempotency = {});
// The order that was refunded under this key.
std::optional<OrderId> asked_before(db::Session& session, const db::Bytes& idempotency);
std::optional<Refund> find_refund(db::Session& session, const RefundId& id);
std::optional<Refund> lock_refund(db::Tx& tx, const RefundId& id);
std::optional<Refund> find_refund_by_gateway_id(db::Session& session, const std::string& id);
// Money of this payment bought nothing and goes back, or was refused to.
bool went_back_by_itself(db::Session& session, const PaymentId& payment);
// Such refunds that the gateway refused, locked.
std::vector<Refund> lock_refused(db::Tx& tx, const PaymentId& payment);
// How much the gateway has ever said went back; remembers the most.
void note_gateway_refunded(db::Tx& tx, const PaymentId& payment, const Money& amount);
// So much of that came back: a refund that the gateway had taken failed later.
void note_gateway_returned(db::Tx& tx, const PaymentId& payment, const Money& amount);
std::int64_t gateway_refunded(db::Session& session, const PaymentId& payment);
// What of a payment went back, or is on its way.
std::int64_t refunded(db::Session& session, const PaymentId& payment);
// What of the fees of its orders went back with refunds.
struct ReturnedFee {
    EventId event;
    OrderId order;
    std::int64_t amount = 0;
};
std::vector<ReturnedFee> returned_fees(db::Session& session, const OrganizationId& organization);
// The dispute that the gateway calls so.
std::optional<Dispute> find_dispute(db::Session& session, const std::string& gateway_id);
std::optional<Dispute> lock_dispute(db::Tx& tx, const std::string& gateway_id);
void put_dispute(db::Tx& tx, const Dispute& dispute, Time now);
// A bank has taken the payment and has not decided yet.
bool is_disputed(db::Session& session, const PaymentId& payment, const OrderId& order);
// What of an order's total went back, is on its way, or was taken by a bank for good.
std::int64_t given_back(db::Session& session, const OrderId& order);
std::vector<Refund> claim_refunds(db::Tx& tx, Time now, int most);
void update_refund(db::Tx& tx, const Refund& refund, const std::string& error, Time due_at, Time now);
// Writes amount, fee and reversal of one that was refused.
void set_refund_terms(db::Tx& tx, const Refund& refund);
// What of a sold order was given back, or refunded at the gateway, oldest first.
std::vector<Refund> refunds_of(db::Session& session, const OrderId& order);
// Of money that bought nothing; what an organizer asked for in vain is left with the order.
std::vector<Refund> failed_refunds(db::Session& session);

}  // namespace gatehouse::payments::repo
