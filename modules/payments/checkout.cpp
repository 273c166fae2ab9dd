// The buyer's way to the payment page.

#include "common/audit.hpp"
#include "modules/payments/repository.hpp"
#include "modules/payments/share_secret.hpp"
#include "modules/payments/till.hpp"

namespace gatehouse::payments {

namespace {

// One line per ticket type when that adds up to the total; else (fees, discounts, added tax) what adds up in
// fewer words.
std::vector<Item> items_of(const orders::Order& order)
{
    std::vector<Item> items;
    std::int64_t sum = order.fees.amount;
    for (const auto& line : order.lines) {
        if (line.unit_price.amount > 0) items.push_back({line.name, line.unit_price, line.quantity});
        sum += (line.unit_price * line.quantity).amount;
    }
    if (order.fees.amount > 0) items.push_back({"Fees", order.fees, 1});
    const auto rest = order.total.amount - sum;
    if (rest > 0) items.push_back({"Tax", {rest, order.total.currency}, 1});
    if (rest < 0 || order.discount.amount > 0 || items.empty())
        return {{"Tickets, order " + order.number, order.total, 1}};
    return items;
}

}  // namespace

// One order is paid in one way at a time: who changes their mind ends the other one first, so that both can
// never be paid. Who paid meanwhile is told so by the second try.
Begun Service::begin(const auth::Caller& caller, const OrderId& id, Mode mode) const
{
    auto begun = till_->beginnings.run({}, {context_, caller, id, mode});
    if (begun.payment.mode == mode) return begun;
    end(begun.payment);
    begun = till_->beginnings.run({}, {context_, caller, id, mode});
    if (begun.payment.mode != mode) throw Error(kBusy, "paid in two modes at once: " + id.str());
    return begun;
}

Checkout Service::checkout(const auth::Caller& caller, const OrderId& id, Mode mode) const
{
    auto begun = begin(caller, id, mode);
    if (begun.payment.status == Status::open) {
        if (mode == Mode::hosted) return checkout_of(begun, "");
        // The secret is nothing that we keep.
        const auto session = look(begun.payment);
        if (session.state == SessionState::complete) throw Error(kPaymentProcessing, begun.payment.id.str());
        return checkout_of(begun, session.client_secret);
    }
    const auto session = create_session(begun);
    if (till_->openings.run({}, {context_, begun.payment, session})) {
        begun.payment.url = session.url;
        return checkout_of(begun, session.client_secret);
    }
    begun.payment.session = session.id;
    begun.payment.intent = session.intent;
    end_at_gateway(begun.payment);
    throw Error(kOrderExpired, begun.order.id.str());
}

Checkout Service::checkout_of(const Begun& begun, const std::string& client_secret) const
{
    const auto& payment = begun.payment;
    const auto& order = begun.order;
    if (payment.mode == Mode::hosted) return {payment.id, payment.url, {}, {}, order.expires_at};
    return {payment.id, {}, client_secret, context_.config.text("payments.stripe.publishable_key"),
        order.expires_at};
}

Session Service::create_session(const Begun& begun) const
{
    const auto& order = begun.order;
    SessionRequest request;
    request.payment = begun.payment;
    request.order_number = order.number;
    request.expires_at = begun.payment.created_at + kSessionFor;
    if (const auto& share = begun.share) {
        const auto link = share_secret::link(context_.config, *share);
        request.email = share->email;
        request.success_url = link + "&back=paid";
        request.cancel_url = link + "&back=declined";
        request.items = {{"Your share of order " + order.number, share->amount, 1}};
    } else {
        const auto base = context_.config.text("site.base_url");
        const auto secret = orders_.secret(order);
        request.email = order.buyer.email;
        request.success_url = base + "/orders/" + order.id.str() + "/result?secret=" + secret;
        request.cancel_url = base + "/checkout/" + order.id.str() + "?secret=" + secret + "&declined=1";
        request.items = items_of(order);
    }
    try {
        if (begun.payment.mode == Mode::hosted) return gateway_.create_session(request);
        const auto intent = gateway_.create_intent(request);
        Session session;
        session.intent = intent.id;
        session.client_secret = intent.client_secret;
        return session;
    } catch (const Error& e) {
        // Refused for good: the next try is a new attempt. Unknown: the next try says the same words again.
        if (&e.kind() != &kGatewayUnavailable) fail_attempt(begun.payment, e.kind().code);
        throw;
    }
}

void Service::fail_attempt(const Payment& payment, const std::string& code) const
{
    const auto now = context_.clock.now();
    context_.db.transact([&](db::Tx& tx) {
        repo::note_failure(tx, payment.id, "", code, now);
        if (!repo::set_status(tx, payment.id, Status::failed, now)) return;
        auto failed = payment;
        failed.status = Status::failed;
        failed.failure_code = code;
        show(tx, failed);
        audit::record(
            tx, now, {}, {"payment.failed", "payment", payment.id.uuid(), payment.organization, ""});
    });
}

}  // namespace gatehouse::payments
