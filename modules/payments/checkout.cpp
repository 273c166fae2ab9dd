// The buyer's way to the payment page.

#include "common/audit.hpp"
#include "modules/payments/repository.hpp"
#include "modules/payments/service.hpp"

namespace gatehouse::payments {

using namespace std::chrono_literals;

namespace {

// The gateway takes no session shorter than half an hour; ours is ended by settle_overdue() when the hold is
// over. Counted from our row, so that the same attempt sends the same words again.
constexpr auto kSessionFor = 60min;

void require_payable(const orders::Order& order, Time now)
{
    using enum orders::Status;
    switch (order.status) {
        case pending: break;
        case expired:
        case cancelled: throw Error(kOrderExpired, order.id.str());
        default: throw Error(kOrderCompleted, order.id.str());
    }
    if (order.expires_at <= now) throw Error(kOrderExpired, order.id.str());
}

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

Checkout Service::checkout(const auth::Caller& caller, const OrderId& id) const
{
    const auto begun = begin(caller, id);
    const auto& payment = begun.payment;
    if (payment.status == Status::open) return {payment.id, *payment.url, begun.order.expires_at};

    return open(begun, create_session(begun));
}

Checkout Service::open(const Begun& begun, const Session& session) const
{
    const auto now = context_.clock.now();
    auto payment = begun.payment;
    const bool is_open = context_.db.transact([&](db::Tx& tx) {
        if (!repo::set_open(tx, payment.id, session.id, session.url, now)) {
            // The same request twice at once opens the same session; anything else means that the time ran
            // out meanwhile.
            const auto row = repo::find(tx, payment.id);
            return row && row->status == Status::open && row->session == session.id;
        }
        payment.status = Status::open;
        show(tx, payment);
        return true;
    });
    if (is_open) return {payment.id, session.url, begun.order.expires_at};
    gateway_.expire_session(session.id);
    throw Error(kOrderExpired, payment.order.str());
}

// Commits the attempt before the gateway hears of it: whatever happens next, we know what to ask about.
Service::Begun Service::begin(const auth::Caller& caller, const OrderId& id) const
{
    const auto now = context_.clock.now();
    const auto order = context_.db.read([&](db::Session& session) {
        auto found = orders_.require(session, caller, id);
        if (is_cancelled(session, found.event))
            throw Error(kOrderExpired, "event cancelled")
                .saying("This event was cancelled, so there is nothing to pay for.");
        return found;
    });
    require_payable(order, now);

    return context_.db.transact([&](db::Tx& tx) -> Begun {
        if (const auto locked = orders_.lock(tx, id)) require_payable(*locked, now);
        orders_.begin_payment(tx, id, now);
        const auto last = repo::lock_latest(tx, id);
        if (last && last->status == Status::processing) throw Error(kPaymentProcessing, last->id.str());
        if (last && (last->status == Status::created || last->status == Status::open)) return {*last, order};

        Payment payment;
        payment.id = new_id<PaymentId>(context_);
        payment.organization = order.organization;
        payment.event = order.event;
        payment.order = order.id;
        payment.attempt = last ? last->attempt + 1 : 1;
        payment.amount = order.total;
        payment.created_at = payment.updated_at = now;
        repo::insert(tx, payment, /*settle_at=*/order.expires_at);
        return {payment, order};
    });
}

Session Service::create_session(const Begun& begun) const
{
    const auto& order = begun.order;
    const auto base = context_.config.text("site.base_url");
    const auto secret = orders_.secret(order);
    SessionRequest request;
    request.payment = begun.payment;
    request.order_number = order.number;
    request.email = order.buyer.email;
    request.success_url = base + "/orders/" + order.id.str() + "/result?secret=" + secret;
    request.cancel_url = base + "/checkout/" + order.id.str() + "?secret=" + secret + "&declined=1";
    request.items = items_of(order);
    request.expires_at = begun.payment.created_at + kSessionFor;
    try {
        return gateway_.create_session(request);
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
