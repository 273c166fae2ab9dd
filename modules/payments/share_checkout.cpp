// A payer's way to the payment page, and how a split begins. Few come at the same time for one order, so
// nobody stands in line here.

#include <algorithm>

#include "common/money.hpp"
#include "modules/payments/books.hpp"
#include "modules/payments/destinations.hpp"
#include "modules/payments/share_repository.hpp"
#include "modules/payments/splits.hpp"
#include "modules/payments/till.hpp"

namespace gatehouse::payments {

namespace {

void require_payable(const Context& context, db::Tx& tx, const orders::Order& order, const Share& share)
{
    if (share.status == ShareStatus::paid) throw Error(kSharePaid, share.id.str());
    if (Cancelled(context, tx)(order.event))
        throw Error(kShareOver, "event cancelled")
            .saying("This event was cancelled, so there is nothing to pay for.");
    if (share.status != ShareStatus::open || order.status != orders::Status::pending ||
        order.expires_at <= context.clock.now())
        throw Error(kShareOver, share.id.str());
}

// What of the platform's fee is kept of this share; all of them together keep all of it.
Money fee_of(const orders::Order& order, const std::vector<Share>& shares, const ShareId& id)
{
    std::vector<std::int64_t> amounts;
    std::size_t own = 0;
    for (const auto& share : shares) {
        if (share.id == id) own = amounts.size();
        amounts.push_back(share.amount.amount);
    }
    return {money::spread(amounts, order.platform_fee.amount)[own], order.total.currency};
}

}  // namespace

// Whoever pays by card just now is through first, or is stopped; but nobody's page ends for a wish that
// cannot be.
void Service::split(const auth::Caller& caller, const OrderId& id, const std::vector<Payer>& payers) const
{
    const auto open = context_.db.read([&](db::Session& session) {
        const auto order = orders_.find(session, id);
        std::vector<Payment> payments;
        if (order && orders_.is_buyer(caller, *order) && order->method == orders::Method::card)
            for (const auto& payment : repo::under_way(session, id))
                payments.push_back(*repo::find(session, payment));
        if (!payments.empty()) Splits(context_).plan(session, *order, payers);
        return payments;
    });
    for (const auto& payment : open) settle_session(payment);
    Splits(context_).begin(caller, id, payers);
}

Begun Service::begin_share(const auth::Caller& caller, const ShareId& id) const
{
    const auto known = context_.db.read([&](db::Session& session) { return repo::find_share(session, id); });
    if (!known) throw Error(kNotFound, id.str());
    return context_.db.transact([&](db::Tx& tx) -> Begun {
        const auto now = context_.clock.now();
        const auto order = orders_.lock(tx, known->order);
        const auto shares = repo::lock_shares(tx, known->order);
        const auto share = std::ranges::find(shares, id, &Share::id);
        if (!order || share == shares.end() || !Splits(context_).opens(caller, *order, *share))
            throw Error(kNotFound, id.str());
        require_payable(context_, tx, *order, *share);
        int attempt = 1;
        std::optional<Payment> last;
        for (auto& payment : repo::lock_attempts(tx, std::span(&order->id, 1))) {
            attempt = payment.attempt + 1;
            if (payment.share == id) last = std::move(payment);
        }
        if (last && last->status == Status::processing) throw Error(kPaymentProcessing, last->id.str());
        if (last && is_under_way(last->status)) return {*last, *order, *share};

        Payment payment;
        payment.id = new_id<PaymentId>(context_);
        payment.organization = order->organization;
        payment.event = order->event;
        payment.order = order->id;
        payment.attempt = attempt;
        payment.amount = share->amount;
        payment.destination = Destinations(context_, tx)(order->organization);
        payment.fee = fee_of(*order, shares, id);
        payment.fee_returns = context_.config.flag("fees.returned");
        payment.created_at = payment.updated_at = now;
        payment.settle_at = std::min<Time>(order->expires_at, now + kSessionFor);
        payment.share = id;
        repo::insert(tx, std::span(&payment, 1));
        orders_.begin_payment(tx, std::span(&*order, 1), now);
        return {payment, *order, *share};
    });
}

Checkout Service::checkout(const auth::Caller& caller, const ShareId& id) const
{
    auto begun = begin_share(caller, id);
    const auto& payment = begun.payment;
    if (payment.status == Status::open) return checkout_of(begun, "");
    const auto session = create_session(begun);
    if (till_->openings.run({}, {context_, payment, session})) {
        begun.payment.url = session.url;
        return checkout_of(begun, "");
    }
    gateway_.expire_session(session.id);
    throw Error(kShareOver, id.str());
}

}  // namespace gatehouse::payments
