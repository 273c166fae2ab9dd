// Hearing from the gateway (PAY-3 … PAY-6): proven, looked up, booked once.

#include "common/obs/log.hpp"
#include "modules/payments/accounts.hpp"
#include "modules/payments/notice.hpp"
#include "modules/payments/repository.hpp"
#include "modules/payments/signature.hpp"
#include "modules/payments/stripe_shapes.hpp"
#include "modules/payments/till.hpp"

namespace gatehouse::payments {

namespace {

std::string ignored(db::Tx&) { return "ignored"; }
std::string unknown(db::Tx&) { return "unknown"; }

}  // namespace

std::string Service::hear(const std::string& body, const std::string& signature) const
{
    const auto now = context_.clock.now();
    if (!is_signed(body, signature, context_.config.secrets("payments.stripe.webhook_secret"), now))
        throw Error(kBadSignature);
    const auto notice = Notice::parse(body);
    const auto outcome = complete(notice) ? std::string("completed") : take_effect(notice);
    context_.metrics.count("gateway_events", outcome);
    log::info("gateway event", {{"event", notice.id()}, {"type", notice.type()}, {"outcome", outcome}});
    return outcome;
}

// The common case, together with others: a signed "paid" for an order that waits for it. False when it is
// anything else, and nothing was done.
bool Service::complete(const Notice& notice) const
{
    const auto handle = handler_of(notice);
    const auto object = notice.object();
    const auto payment = PaymentId::parse(object.get("metadata", "payment_id"));
    const auto order = OrderId::parse(object.get("metadata", "order_id"));
    if (!handle || !payment || !order) return false;
    const auto arrive = [&](const Arrival& arrival) {
        return till_->arrivals.run({}, {context_, *payment, *order, arrival,
                                           {notice.id(), notice.type(), notice.object_id(), "completed"}});
    };
    if (handle == &Service::on_session) {
        const auto session = stripe::to_session(object);
        return session.paid && arrive({session.amount, session.intent});
    }
    if (handle == &Service::on_intent) {
        const auto intent = stripe::to_intent(object);
        return intent.state == IntentState::succeeded && arrive({intent.received, intent.id});
    }
    return false;
}

bool Service::was_heard(const std::string& event) const
{
    return context_.db.read([&](db::Session& session) { return repo::was_heard(session, event); });
}

// Anything, by itself.
std::string Service::take_effect(const Notice& notice) const
{
    const bool ours = notice.live() == public_config(context_.config).live;
    const auto handle = handler_of(notice);
    const auto payment = handle ? payment_of(notice) : std::nullopt;
    const Accounts accounts(context_, gateway_);
    auto effect = ours ? accounts.effect_of(notice) : Effect();
    if (!effect)
        effect = !handle ? Effect(ignored) : !payment ? Effect(unknown) : (this->*handle)(notice, *payment);

    std::string outcome = "seen";
    try {
        outcome = context_.db.transact([&](db::Tx& tx) {
            const repo::Heard heard{notice.id(), notice.type(), notice.object_id(), effect(tx)};
            repo::insert_events(tx, std::span(&heard, 1), context_.clock.now());
            return heard.outcome;
        });
    } catch (const std::exception& e) {
        // Handled before: all that the effect did here went back with it. Any other duplicate is a fault, and
        // the gateway tells us again.
        if (!db::is_duplicate(e) || !was_heard(notice.id())) throw;
    }
    if (payment && outcome.starts_with("completed")) orders_.mark_changed(payment->event);
    if (payment && outcome == "dispute_lost") orders_.mark_returned(payment->event);
    return outcome;
}

// Nothing is done about events of the other mode: live ones here, or tests there.
Service::Handle Service::handler_of(const Notice& notice) const
{
    if (notice.live() != public_config(context_.config).live) return nullptr;
    struct Entry {
        std::string_view type;
        Handle handle;
    };
    // clang-format off
    static constexpr Entry kHandlers[] = {
        {"checkout.session.completed",               &Service::on_session},
        {"checkout.session.async_payment_succeeded", &Service::on_session},
        {"checkout.session.async_payment_failed",    &Service::on_session},
        {"checkout.session.expired",                 &Service::on_session},
        {"payment_intent.succeeded",                 &Service::on_intent},
        {"payment_intent.processing",                &Service::on_intent},
        {"payment_intent.payment_failed",            &Service::on_intent},
        {"payment_intent.canceled",                  &Service::on_intent},
        {"charge.refunded",                          &Service::on_charge},
        {"charge.refund.updated",                    &Service::on_refund},
        {"refund.updated",                           &Service::on_refund},
        {"refund.failed",                            &Service::on_refund},
        {"charge.dispute.created",                   &Service::on_dispute},
        {"charge.dispute.updated",                   &Service::on_dispute},
        {"charge.dispute.funds_withdrawn",           &Service::on_dispute},
        {"charge.dispute.funds_reinstated",          &Service::on_dispute},
        {"charge.dispute.closed",                    &Service::on_dispute},
    };
    // clang-format on
    for (const auto& entry : kHandlers)
        if (entry.type == notice.type()) return entry.handle;
    return nullptr;
}

Service::Effect Service::on_session(const Notice& notice, const Payment& payment) const
{
    auto session = stripe::to_session(notice.object());
    // A signed "paid" is believed; everything else may be old news, so what is true now decides (PAY-4).
    if (!session.paid) session = gateway_.find_session(session.id);
    return [this, payment, session](db::Tx& tx) -> std::string {
        if (session.paid) return book_arrival(tx, payment, {session.amount, session.intent});
        if (session.state == SessionState::expired) return book_status(tx, payment, Status::expired);
        if (session.state == SessionState::complete) return book_status(tx, payment, Status::processing);
        return "ignored";
    };
}

Service::Effect Service::on_intent(const Notice& notice, const Payment& payment) const
{
    auto intent = stripe::to_intent(notice.object());
    if (intent.state != IntentState::succeeded) intent = gateway_.find_intent(intent.id);
    return [this, payment, intent](db::Tx& tx) -> std::string {
        switch (intent.state) {
            case IntentState::succeeded: return book_arrival(tx, payment, {intent.received, intent.id});
            case IntentState::processing: return book_status(tx, payment, Status::processing);
            case IntentState::canceled: return book_status(tx, payment, Status::expired);
            case IntentState::waiting: return book_decline(tx, payment, intent);
        }
        return "ignored";
    };
}

Service::Effect Service::on_charge(const Notice& notice, const Payment& payment) const
{
    const auto charge = gateway_.find_charge(notice.object_id());
    return [this, payment, charge](db::Tx& tx) { return book_gateway_refund(tx, payment, charge); };
}

Service::Effect Service::on_refund(const Notice& notice, const Payment&) const
{
    auto id = RefundId::parse(notice.object().get("metadata", "refund_id"));
    if (!id) {
        const auto known = context_.db.read([&](db::Session& session) {
            return repo::find_refund_by_gateway_id(session, notice.object_id());
        });
        if (known) id = known->id;
    }
    if (!id) return unknown;
    const auto state = gateway_.find_refund(notice.object_id());
    return [this, id = *id, state](db::Tx& tx) { return book_refund_state(tx, id, state); };
}

Service::Effect Service::on_dispute(const Notice& notice, const Payment& payment) const
{
    const auto seen = context_.db.read(
        [&](db::Session& session) { return repo::find_dispute(session, notice.object_id()); });
    const auto dispute = gateway_.find_dispute(notice.object_id());
    return [this, payment, dispute, seen](db::Tx& tx) { return book_dispute(tx, payment, dispute, seen); };
}

// By our own id in the metadata, which is there even when the gateway's answer to us was lost; else by the
// gateway's ids.
std::optional<Payment> Service::payment_of(const Notice& notice) const
{
    const auto object = notice.object();
    const auto ours = PaymentId::parse(object.get("metadata", "payment_id"));
    const auto kind = object.get("object"), intent = object.get("payment_intent");
    const auto known = context_.db.read([&](db::Session& session) -> std::optional<Payment> {
        if (ours) return repo::find(session, *ours);
        if (kind == "checkout.session") return repo::find_by_session(session, notice.object_id());
        return repo::find_by_intent(session, kind == "payment_intent" ? notice.object_id() : intent);
    });
    return known || kind != "dispute" ? known : payment_of_charge(object.get("charge"));
}

// A dispute has none of our metadata, and may be heard of before its payment.
std::optional<Payment> Service::payment_of_charge(const std::string& id) const
{
    try {
        const auto ours = gateway_.find_charge(id).payment;
        if (!ours) return {};
        return context_.db.read([&](db::Session& session) { return repo::find(session, *ours); });
    } catch (const Error& e) {
        if (&e.kind() != &kGatewayRefused) throw;
        return {};
    }
}

}  // namespace gatehouse::payments
