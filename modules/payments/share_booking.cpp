// What money for a share does, and what becomes of all shares when the order ends. Everything here runs under
// the order's lock, so that of the last two payers, of the last payer and the deadline, one is first.

#include <algorithm>

#include "common/audit.hpp"
#include "common/json/json.hpp"
#include "common/outbox.hpp"
#include "modules/payments/books.hpp"
#include "modules/payments/ledger.hpp"
#include "modules/payments/repository.hpp"
#include "modules/payments/share_repository.hpp"
#include "modules/payments/splits.hpp"
#include "modules/payments/till.hpp"

namespace gatehouse::payments {

namespace {

bool is_open(const Share& share) { return share.status == ShareStatus::open; }

}  // namespace

std::string Service::book_share(db::Tx& tx, const orders::Order& order, const Payment& payment) const
{
    const auto now = context_.clock.now();
    // Until everybody has paid, it is nobody's but the payer's.
    post(tx, ledger::unapplied(payment, payment.amount));
    const auto back = [&](const char* why, const char* outcome) {
        give_back(tx, payment, payment.amount, why);
        return outcome;
    };
    auto shares = repo::lock_shares(tx, order.id);
    const auto share = std::ranges::find(shares, *payment.share, &Share::id);
    if (share == shares.end()) throw Error(kInternal, "no share for " + payment.id.str());
    if (share->status == ShareStatus::paid) return back(reason::kDuplicate, "duplicate_payment");
    if (order.status == orders::Status::cancelled) return back(reason::kSplitCancelled, "refunded_late");
    // There may still be tickets, but the others' money is on its way back: nothing is begun again.
    if (order.status != orders::Status::pending || !is_open(*share))
        return back(reason::kSplitOver, "refunded_late");
    if (Cancelled(context_, tx)(order.event)) {
        back(reason::kEventCancelled, "");
        orders_.expire(tx, order.id, now);
        return "refunded_event_cancelled";
    }
    share->status = ShareStatus::paid;
    share->payment = payment.id;
    share->paid_at = now;
    repo::update_share(tx, *share);
    outbox::publish(tx, topic::kPaid, share->id.uuid(), now);
    mark_split(context_, tx, order.id);
    if (std::ranges::any_of(shares, [](const Share& share) { return is_open(share); })) return "share_paid";

    if (orders_.complete(tx, {}, order.id, now) != orders::Completion::completed)
        throw Error(kInternal, order.id.str() + " changed under its lock");
    post(tx, ledger::sale(order));
    repo::end_split(tx, order.id, "completed", now);
    std::vector<Uuid> all;
    for (const auto& one : shares) all.push_back(one.id.uuid());
    outbox::publish_all(tx, topic::kDone, all, now);
    return "completed";
}

void Service::end_split(const OrderId& id) const
{
    const auto now = context_.clock.now();
    context_.db.transact([&](db::Tx& tx) {
        const auto order = orders_.lock(tx, id);
        if (!order || order->method != orders::Method::split) return;
        const bool called_off = order->status == orders::Status::cancelled;
        if (!called_off && order->status != orders::Status::expired) return;
        if (!repo::end_split(tx, id, "over", now)) return;  // news comes more than once
        const auto* why = called_off                              ? reason::kSplitCancelled
                          : Cancelled(context_, tx)(order->event) ? reason::kEventCancelled
                                                                  : reason::kSplitOver;
        for (auto& share : repo::lock_shares(tx, id)) {
            Money back{0, share.amount.currency};
            if (share.status == ShareStatus::paid) back = return_share(tx, share, why);
            share.status = share.status == ShareStatus::paid ? ShareStatus::returned : ShareStatus::over;
            repo::update_share(tx, share);
            outbox::publish(tx, topic::kEnded, share.id.uuid(), now, money_json("amount", back, why));
        }
        json::Writer news;
        outbox::publish(
            tx, topic::kOver, id.uuid(), now, news.object().member("reason", why).end_object().take());
        mark_split(context_, tx, id);
    });
}

// What is left of it: somebody may have refunded a part at the gateway itself.
Money Service::return_share(db::Tx& tx, const Share& share, const char* why) const
{
    const auto payment = repo::lock(tx, *share.payment);
    if (!payment) throw Error(kInternal, "no payment of " + share.id.str());
    const Money left{payment->amount.amount - repo::refunded(tx, payment->id), payment->amount.currency};
    return_money(tx, *payment, left, why);
    return left;
}

// Somebody refunded a share at the gateway itself while others are still to pay: it is to be paid anew, and
// what is left of that payment goes back as well.
void Service::reopen_share(db::Tx& tx, const orders::Order& order, const Payment& payment) const
{
    if (order.status != orders::Status::pending) return;
    for (auto& share : repo::lock_shares(tx, order.id)) {
        if (share.payment != payment.id) continue;
        const auto left = return_share(tx, share, reason::kGateway);
        share.status = ShareStatus::open;
        share.payment.reset();
        share.paid_at.reset();
        repo::update_share(tx, share);
        outbox::publish(tx, topic::kRefunded, share.id.uuid(), context_.clock.now(),
            money_json("amount", left, reason::kGateway));
        mark_split(context_, tx, order.id);
    }
}

void Service::end_splits(const EventId& event) const
{
    const auto open =
        context_.db.read([&](db::Session& session) { return repo::open_splits(session, event); });
    for (const auto& id : open) {
        const bool ended =
            context_.db.transact([&](db::Tx& tx) { return orders_.expire(tx, id, context_.clock.now()); });
        if (ended) orders_.mark_returned(event);
        abandon(id);
    }
}

}  // namespace gatehouse::payments
