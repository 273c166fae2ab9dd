// What money does to payments, refunds and orders. Everything here runs in the caller's transaction, in the
// lock order order → payment.

#include "common/audit.hpp"
#include "common/json/json.hpp"
#include "common/outbox.hpp"
#include "modules/payments/books.hpp"
#include "modules/payments/cancellation_repository.hpp"
#include "modules/payments/ledger.hpp"
#include "modules/payments/repository.hpp"
#include "modules/payments/service.hpp"

namespace gatehouse::payments {

void Service::show(db::Tx& tx, const Payment& payment) const
{
    const auto move = to_move(payment);
    orders_.record_money(tx, std::span(&move, 1), context_.clock.now());
}

void Service::post(db::Tx& tx, const ledger::Posting& posting) const
{
    ledger::post(tx, std::span(&posting, 1), context_.clock.now());
}

std::string Service::book_arrival(db::Tx& tx, const Payment& known, const Arrival& arrival) const
{
    const auto now = context_.clock.now();
    const auto order = orders_.lock(tx, known.order);
    Received received{repo::lock(tx, known.id).value_or(known), arrival.amount};
    auto& payment = received.payment;
    if (payment.status == Status::succeeded) return "already";
    if (!arrival.intent.empty()) payment.intent = arrival.intent;
    book(context_, tx, std::span(&received, 1));
    const auto send_back = [&](const char* why) {
        post(tx, ledger::unapplied(payment, arrival.amount));
        give_back(tx, payment, arrival.amount, why);
    };
    if (arrival.amount != payment.amount) return send_back(reason::kMismatch), "mismatch";
    if (payment.share && order) return book_share(tx, *order, payment);
    if (order && !order->sold() &&
        Cancelled(context_, tx)(payment.event)) {  // a ticket would be worth nothing
        orders_.expire(tx, payment.order, now);
        return send_back(reason::kEventCancelled), "refunded_event_cancelled";
    }
    switch (orders_.complete(tx, {}, payment.order, now)) {
        case orders::Completion::completed: return post(tx, ledger::charge(*order, payment)), "completed";
        case orders::Completion::late_retaken:
            return post(tx, ledger::charge(*order, payment)), "completed_late";
        // Another payment completed it: this one was only just booked.
        case orders::Completion::already: return send_back(reason::kDuplicate), "duplicate_payment";
        case orders::Completion::late_no_stock: {
            const bool given_up = order && order->status == orders::Status::cancelled;
            return send_back(given_up ? reason::kCancelled : reason::kLate), "refunded_late";
        }
    }
    return "";
}

// The row leaves with the COMMIT; the job sends it, under the row's id as the gateway's idempotency key.
void Service::return_money(db::Tx& tx, const Payment& payment, const Money& amount, const char* why) const
{
    const auto now = context_.clock.now();
    Refund refund;
    refund.id = new_id<RefundId>(context_);
    refund.organization = payment.organization;
    refund.order = payment.order;
    refund.payment = payment.id;
    refund.amount = amount;
    refund.reason = why;
    refund.created_at = now;
    if (amount.amount > 0) open_refund(context_, tx, refund);
    audit::record(tx, now, {},
        {"refund.created", "payment", payment.id.uuid(), payment.organization,
            money_json("amount", amount, why)});
}

void Service::give_back(db::Tx& tx, const Payment& payment, const Money& amount, const char* why) const
{
    const auto now = context_.clock.now();
    return_money(tx, payment, amount, why);
    if (payment.share)
        return outbox::publish(
            tx, topic::kRefunded, payment.share->uuid(), now, money_json("amount", amount, why));
    json::Writer news;
    news.object().member("payment_id", std::string_view(payment.id.str())).member("reason", why);
    news.member("amount", amount.amount).member("currency", std::string_view(amount.currency)).end_object();
    outbox::publish(tx, "order.refunded_late", payment.order.uuid(), now, news.take());
}

std::string Service::book_status(db::Tx& tx, const Payment& known, Status status) const
{
    const auto now = context_.clock.now();
    orders_.lock(tx, known.order);
    auto payment = repo::lock(tx, known.id).value_or(known);
    if (!is_under_way(payment.status) || payment.status == status) return "already";
    repo::set_status(tx, payment.id, status, now);
    payment.status = status;
    show(tx, payment);
    const auto action = std::string("payment.") + to_string(status);
    audit::record(tx, now, {}, {action, "payment", payment.id.uuid(), payment.organization, ""});
    return to_string(status);
}

// A refused card ends nothing: the payment page stays open for another one (PAY-2).
std::string Service::book_decline(db::Tx& tx, const Payment& known, const Intent& intent) const
{
    const auto now = context_.clock.now();
    const auto code =
        intent.failure_code.empty() ? std::string(kCardDeclined.code) : intent.failure_code.substr(0, 60);
    orders_.lock(tx, known.order);
    auto payment = repo::lock(tx, known.id).value_or(known);
    if (!is_under_way(payment.status)) return "already";
    repo::note_failure(tx, payment.id, intent.id, code, now);
    if (payment.status == Status::processing)
        repo::set_status(tx, payment.id, payment.status = Status::open, now);
    payment.failure_code = code;
    show(tx, payment);
    return "declined";
}

// Somebody refunded at the gateway itself (REF-4): whatever went back beyond what we know of.
std::string Service::book_gateway_refund(db::Tx& tx, const Payment& known, const Charge& charge) const
{
    orders_.lock(tx, known.order);
    const auto payment = repo::lock(tx, known.id).value_or(known);
    // The news that it was paid is still to come; the gateway tells this again.
    if (payment.status != Status::succeeded)
        throw Error(kGatewayUnavailable, "not paid yet: " + payment.id.str());
    repo::note_gateway_refunded(tx, payment.id, charge.refunded);
    return book_difference(tx, payment) ? "refund_noticed" : "already";
}

// Of money that was refused, this much went back after all, by somebody else's hand; the rest is still owed,
// with its share of the fee.
void Service::split_refused(db::Tx& tx, const Refund& refused, std::int64_t amount) const
{
    auto rest = refused, part = refused;
    rest.amount.amount -= amount;
    rest.fee_returned.amount =
        fee_returned(refused.fee_returned.amount, refused.amount.amount, rest.amount.amount);
    repo::set_refund_terms(tx, rest);
    const auto move = to_move(rest);
    orders_.record_money(tx, std::span(&move, 1), context_.clock.now());
    part.id = new_id<RefundId>(context_);
    part.amount.amount = amount;
    part.status = RefundStatus::succeeded;
    part.gateway_id.reset();
    open_refund(context_, tx, part);
}

bool Service::book_difference(db::Tx& tx, const Payment& payment) const
{
    const auto now = context_.clock.now();
    const auto more = [&] { return repo::gateway_refunded(tx, payment.id) - repo::refunded(tx, payment.id); };
    if (more() <= 0) return false;
    // What was refused when we tried is what staff was told to send back there, whole or in part.
    for (auto& refused : repo::lock_refused(tx, payment.id)) {
        if (more() <= 0) break;
        if (refused.amount.amount > more()) {
            split_refused(tx, refused, more());
            break;
        }
        refused.status = RefundStatus::succeeded;
        refused.fee_returned.amount = 0;
        refused.reverses_transfer = false;
        repo::set_refund_terms(tx, refused);
        change_refund(context_, tx, refused, RefundStatus::failed, "", now);
    }
    if (more() <= 0) return true;
    Refund refund;
    refund.id = new_id<RefundId>(context_);
    refund.organization = payment.organization;
    refund.order = payment.order;
    refund.payment = payment.id;
    refund.amount = {more(), payment.amount.currency};
    refund.reason = reason::kGateway;
    // A share that bought nothing yet is no part of a sale.
    const auto order = payment.share ? orders_.lock(tx, payment.order) : std::nullopt;
    const bool unsold = order && !order->completed_at;
    refund.kind = unsold ? RefundKind::automatic : RefundKind::gateway;
    refund.status = RefundStatus::succeeded;
    refund.created_at = now;
    open_refund(context_, tx, refund);
    if (unsold) reopen_share(tx, *order, payment);
    recount(tx, refund.order);
    audit::record(tx, now, {},
        {"refund.noticed", "payment", payment.id.uuid(), payment.organization,
            money_json("amount", refund.amount, reason::kGateway)});
    return true;
}

// What the gateway refuses to send back did not go back, and the other way round. It may have refused because
// somebody had done so on its dashboard.
void Service::correct(db::Tx& tx, const Refund& refund, RefundStatus before) const
{
    const bool was = before != RefundStatus::failed, is = refund.status != RefundStatus::failed;
    if (was == is) return;
    recount(tx, refund.order);
    if (const auto payment = repo::lock(tx, refund.payment); payment && !is) book_difference(tx, *payment);
    if (!is && refund.kind == RefundKind::asked) note_not_given_back(tx, refund.order);
}

// An order of a cancelled event has less back than it is to have: it is listed for another try. What was
// refused and went back in another way is not.
void Service::note_not_given_back(db::Tx& tx, const OrderId& id) const
{
    const auto order = orders_.lock(tx, id);
    const auto outcome = repo::lock_cancelled(tx, id);
    if (!order || !outcome || order->refunded.amount >= outcome->target.value_or(0)) return;
    repo::set_failed(tx, id, CancelledStatus::done, kGatewayRefused.code, context_.clock.now());
}

std::string Service::book_refund_state(db::Tx& tx, const RefundId& id, const GatewayRefund& state) const
{
    using namespace std::chrono_literals;
    const auto now = context_.clock.now();
    const auto known = repo::find_refund(tx, id);
    if (!known) return "unknown";
    orders_.lock(tx, known->order);
    auto refund = repo::lock_refund(tx, id);
    if (!refund) return "unknown";
    if (refund->status == state.status && refund->gateway_id == state.id &&
        state.status != RefundStatus::pending)
        return "already";
    const auto before = refund->status;
    refund->status = state.status;
    refund->gateway_id = state.id;
    change_refund(context_, tx, *refund, before, state.failure, /*due_at=*/now + 1h);
    if (before == state.status) return to_string(state.status);
    if (state.status == RefundStatus::failed)
        repo::note_gateway_returned(tx, refund->payment, refund->amount);
    correct(tx, *refund, before);
    const auto action = std::string("refund.") + to_string(state.status);
    audit::record(tx, now, {},
        {action, "refund", id.uuid(), refund->organization,
            money_json("amount", refund->amount, refund->reason.c_str())});
    return to_string(state.status);
}

}  // namespace gatehouse::payments
