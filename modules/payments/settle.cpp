// Payments whose time is over: the gateway is asked, outside any transaction, before anything is given back
// (ORD-12).

#include "common/obs/log.hpp"
#include "modules/payments/books.hpp"
#include "modules/payments/reconcile_repository.hpp"
#include "modules/payments/repository.hpp"
#include "modules/payments/service.hpp"

namespace gatehouse::payments {

namespace {

constexpr int kAtOnce = 20;
// From this many tries without an answer on, staff sees the payment as stuck.
constexpr int kStuckTries = 5;

Session to_session(const Intent& intent)
{
    Session session;
    session.intent = intent.id;
    session.client_secret = intent.client_secret;
    session.paid = intent.state == IntentState::succeeded;
    session.amount = intent.received;
    session.state = intent.state == IntentState::waiting    ? SessionState::open
                    : intent.state == IntentState::canceled ? SessionState::expired
                                                            : SessionState::complete;
    return session;
}

}  // namespace

int Service::settle_overdue() const
{
    const auto now = context_.clock.now();
    const auto overdue =
        context_.db.transact([&](db::Tx& tx) { return repo::claim_overdue(tx, now, kAtOnce); });
    for (const auto& payment : overdue) settle(payment);
    return static_cast<int>(overdue.size());
}

void Service::abandon(const OrderId& order) const
{
    const auto open = context_.db.read([&](db::Session& session) {
        std::vector<Payment> payments;
        for (const auto& id : repo::under_way(session, order)) payments.push_back(*repo::find(session, id));
        return payments;
    });
    for (const auto& payment : open) settle_session(payment);
}

// One payment that cannot be settled does not keep the others waiting; it is looked at again, ever more
// rarely.
void Service::settle(const Payment& payment) const
{
    try {
        settle_session(payment);
    } catch (const std::exception& e) {
        context_.metrics.count("payments_unsettled", payment.session ? "session" : "created");
        log::warning("payment not settled",
            {{"payment", payment.id.str()}, {"order", payment.order.str()}, {"why", e.what()}});
    }
}

// What the gateway knows of an attempt; a form on our page has no session, but an intent to tell the same.
Session Service::look(const Payment& payment) const
{
    if (payment.mode == Mode::hosted && payment.session) return gateway_.find_session(*payment.session);
    if (payment.mode == Mode::element && payment.intent)
        return to_session(gateway_.find_intent(*payment.intent));
    // Without either of which we know, nobody could pay.
    Session none;
    none.state = SessionState::expired;
    return none;
}

Session Service::end_at_gateway(const Payment& payment) const
{
    const auto session = look(payment);
    if (session.state != SessionState::open) return session;
    try {
        return payment.mode == Mode::hosted ? gateway_.expire_session(*payment.session)
                                            : to_session(gateway_.cancel_intent(*payment.intent));
    } catch (const Error& e) {
        // Refused because somebody paid in between, most likely.
        if (&e.kind() != &kGatewayRefused) throw;
        auto now = look(payment);
        if (now.state == SessionState::open) throw;
        return now;
    }
}

void Service::end(const Payment& payment) const
{
    const auto session = end_at_gateway(payment);
    const bool paid = context_.db.transact([&](db::Tx& tx) {
        if (session.paid)
            book_arrival(tx, payment, {session.amount, session.intent});
        else
            book_status(
                tx, payment, session.state == SessionState::complete ? Status::processing : Status::expired);
        return session.paid;
    });
    if (paid) orders_.mark_changed(payment.event);
}

void Service::settle_session(const Payment& payment) const
{
    const auto session = end_at_gateway(payment);
    const bool changed = context_.db.transact([&](db::Tx& tx) {
        if (session.paid) {
            book_arrival(tx, payment, {session.amount, session.intent});
            return true;
        }
        if (session.state == SessionState::complete) {  // the bank is still thinking: keep asking
            book_status(tx, payment, Status::processing);
            return false;
        }
        book_status(tx, payment, Status::expired);
        return expire_if_over(tx, payment.order);
    });
    if (changed) orders_.mark_returned(payment.event);
}

// The page of a share ends before its order does, and an order may have become one that is paid in shares
// since we asked the gateway. While another share is being paid, the order waits for that one.
bool Service::expire_if_over(db::Tx& tx, const OrderId& id) const
{
    const auto now = context_.clock.now();
    const auto order = orders_.lock(tx, id);
    if (!order) return false;
    // A cancelled event's orders end at once.
    if (Cancelled(context_, tx)(order->event)) return orders_.expire(tx, id, now);
    if (order->expires_at > now) return false;
    for (const auto& attempt : repo::lock_attempts(tx, std::span(&id, 1)))
        if (attempt.share && is_under_way(attempt.status)) return false;
    return orders_.expire(tx, id, now);
}

Stuck stuck(const Context& context)
{
    return context.db.read([](db::Session& session) {
        return Stuck{repo::stuck(session, kStuckTries), repo::failed_refunds(session),
            repo::open_differences(session)};
    });
}

}  // namespace gatehouse::payments
