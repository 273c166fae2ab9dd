// What money does to payments, refunds and orders. Everything here runs in the caller's transaction, in the
// lock order order → payment.

#include "common/audit.hpp"
#include "common/json/json.hpp"
#include "common/outbox.hpp"
#include "modules/payments/repository.hpp"
#include "modules/payments/service.hpp"

namespace gatehouse::payments {

namespace {

orders::MoneyStatus to_shown(Status status)
{
    switch (status) {
        case Status::created:
        case Status::open: return orders::MoneyStatus::open;
        case Status::processing: return orders::MoneyStatus::processing;
        case Status::succeeded: return orders::MoneyStatus::succeeded;
        case Status::failed: return orders::MoneyStatus::failed;
        case Status::expired: return orders::MoneyStatus::expired;
    }
    return orders::MoneyStatus::open;
}

orders::MoneyStatus to_shown(RefundStatus status)
{
    return status == RefundStatus::pending     ? orders::MoneyStatus::pending
           : status == RefundStatus::succeeded ? orders::MoneyStatus::succeeded
                                               : orders::MoneyStatus::failed;
}

std::string money_json(const char* name, const Money& money, const char* why)
{
    json::Writer out;
    out.object()
        .member(name, money.amount)
        .member("currency", std::string_view(money.currency))
        .member("reason", why);
    return out.end_object().take();
}

}  // namespace

void Service::show(db::Tx& tx, const Payment& p) const
{
    orders_.record_money(tx, p.order,
        {orders::MoneyKind::payment, p.id.uuid(), p.amount, to_shown(p.status), p.failure_code, "",
            p.created_at},
        context_.clock.now());
}

void Service::show(db::Tx& tx, const Refund& r) const
{
    orders_.record_money(tx, r.order,
        {orders::MoneyKind::refund, r.id.uuid(), r.amount, to_shown(r.status), {}, r.reason, r.created_at},
        context_.clock.now());
}

bool Service::is_cancelled(db::Session& session, const EventId& id) const
{
    const auto event = events::Service(context_).find(session, id);
    return event && event->status == events::Status::cancelled;
}

std::string Service::book_arrival(db::Tx& tx, const Payment& known, const Arrival& arrival) const
{
    const auto now = context_.clock.now();
    const auto order = orders_.lock(tx, known.order);
    auto payment = repo::lock(tx, known.id).value_or(known);
    if (!repo::set_succeeded(tx, payment.id, arrival.intent, now)) return "already";
    const auto asked = payment.amount;
    payment.status = Status::succeeded;
    payment.failure_code.reset();
    show(tx, payment);
    audit::record(tx, now, {},
        {"payment.succeeded", "payment", payment.id.uuid(), payment.organization,
            money_json("amount", arrival.amount, "")});
    if (arrival.amount != asked) {
        give_back(tx, payment, arrival.amount, reason::kMismatch);
        return "mismatch";
    }
    if (order && !order->sold() && is_cancelled(tx, payment.event)) {  // a ticket would be worth nothing
        orders_.expire(tx, payment.order, now);
        give_back(tx, payment, arrival.amount, reason::kEventCancelled);
        return "refunded_event_cancelled";
    }
    switch (orders_.complete(tx, {}, payment.order, now)) {
        case orders::Completion::completed: return "completed";
        case orders::Completion::late_retaken: return "completed_late";
        // Another payment completed it: this one was only just booked.
        case orders::Completion::already:
            give_back(tx, payment, arrival.amount, reason::kDuplicate);
            return "duplicate_payment";
        case orders::Completion::late_no_stock: {
            const bool given_up = order && order->status == orders::Status::cancelled;
            give_back(tx, payment, arrival.amount, given_up ? reason::kCancelled : reason::kLate);
            return "refunded_late";
        }
    }
    return "";
}

// The row leaves with the COMMIT; the job sends it, under the row's id as the gateway's idempotency key.
void Service::give_back(db::Tx& tx, const Payment& payment, const Money& amount, const char* why) const
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
    if (amount.amount > 0) {
        repo::insert_refund(tx, refund, now);
        show(tx, refund);
    }
    audit::record(tx, now, {},
        {"refund.created", "payment", payment.id.uuid(), payment.organization,
            money_json("amount", amount, why)});
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
    const auto now = context_.clock.now();
    orders_.lock(tx, known.order);
    const auto payment = repo::lock(tx, known.id).value_or(known);
    const auto more = charge.refunded.amount - repo::refunded(tx, payment.id);
    if (more <= 0) return "already";
    Refund refund;
    refund.id = new_id<RefundId>(context_);
    refund.organization = payment.organization;
    refund.order = payment.order;
    refund.payment = payment.id;
    refund.amount = {more, charge.refunded.currency};
    refund.reason = reason::kGateway;
    refund.status = RefundStatus::succeeded;
    refund.created_at = now;
    repo::insert_refund(tx, refund, now);
    show(tx, refund);
    audit::record(tx, now, {},
        {"refund.noticed", "payment", payment.id.uuid(), payment.organization,
            money_json("amount", refund.amount, reason::kGateway)});
    return "refund_noticed";
}

std::string Service::book_refund_state(db::Tx& tx, const RefundId& id, const GatewayRefund& state) const
{
    using namespace std::chrono_literals;
    const auto now = context_.clock.now();
    auto refund = repo::lock_refund(tx, id);
    if (!refund) return "unknown";
    if (refund->status == state.status && refund->gateway_id == state.id &&
        state.status != RefundStatus::pending)
        return "already";
    const bool changed = refund->status != state.status;
    refund->status = state.status;
    refund->gateway_id = state.id;
    repo::update_refund(tx, *refund, state.failure, /*due_at=*/now + 1h, now);
    if (!changed) return to_string(state.status);
    show(tx, *refund);
    const auto action = std::string("refund.") + to_string(state.status);
    audit::record(tx, now, {},
        {action, "refund", id.uuid(), refund->organization,
            money_json("amount", refund->amount, refund->reason.c_str())});
    return to_string(state.status);
}

}  // namespace gatehouse::payments
