#include "modules/payments/splits.hpp"

#include <algorithm>

#include "common/audit.hpp"
#include "common/db/after_commit.hpp"
#include "common/live/listeners.hpp"
#include "common/live/marks.hpp"
#include "common/outbox.hpp"
#include "modules/payments/books.hpp"
#include "modules/payments/repository.hpp"
#include "modules/payments/share_repository.hpp"
#include "modules/payments/share_secret.hpp"

namespace gatehouse::payments {

namespace {

constexpr int kRemindersAtOnce = 20;

std::vector<Uuid> ids_of(const std::vector<Share>& shares)
{
    std::vector<Uuid> ids;
    for (const auto& share : shares) ids.push_back(share.id.uuid());
    return ids;
}

void require_open(const orders::Order& order, const Share& share, Time now)
{
    if (share.status == ShareStatus::paid) throw Error(kSharePaid, share.id.str());
    if (share.status != ShareStatus::open || order.status != orders::Status::pending ||
        order.expires_at <= now)
        throw Error(kShareOver, share.id.str());
}

}  // namespace

void mark_split(const Context& context, db::Tx& tx, const OrderId& order)
{
    db::after_commit(tx, [&context, order] { live::mark(context, live::kSplit, order); });
}

bool Splits::opens(const auth::Caller& caller, const orders::Order& order, const Share& share) const
{
    return share_secret::opens(context_.config, share, caller.order_secret) ||
           orders_.is_buyer(caller, order);
}

std::string Splits::link(const Share& share) const { return share_secret::link(context_.config, share); }

std::optional<Split> Splits::find(db::Session& session, const OrderId& id) const
{
    auto order = orders_.find(session, id);
    if (!order || order->method != orders::Method::split) return {};
    return Split{std::move(*order), repo::shares_of(session, id)};
}

std::optional<OwnShare> Splits::find(db::Session& session, const ShareId& id) const
{
    const auto known = repo::find_share(session, id);
    auto split = known ? find(session, known->order) : std::nullopt;
    if (!split) return {};
    const auto share = std::ranges::find(split->shares, id, &Share::id);
    OwnShare own{*share, std::move(*split), {}, repo::last_attempt(session, known->order, id)};
    own.event = events_.brief(session, own.split.order.event);
    return own;
}

Split Splits::look(const auth::Caller& caller, const OrderId& id) const
{
    return context_.db.read([&](db::Session& session) {
        auto split = find(session, id);
        if (!split || !orders_.may_see(session, caller, split->order)) throw Error(kNotFound, id.str());
        split->with_secrets = orders_.is_buyer(caller, split->order);
        return *split;
    });
}

OwnShare Splits::look(const auth::Caller& caller, const ShareId& id) const
{
    return context_.db.read([&](db::Session& session) {
        auto own = find(session, id);
        if (!own || !opens(caller, own->split.order, own->share)) throw Error(kNotFound, id.str());
        return *own;
    });
}

std::vector<Split> Splits::states(const std::vector<OrderId>& ids) const
{
    return context_.db.read([&](db::Session& session) {
        std::vector<Split> out;
        for (const auto& id : ids)
            if (auto split = find(session, id)) out.push_back(std::move(*split));
        return out;
    });
}

void Splits::listen(const auth::Caller& caller, const OrderId& id) const
{
    context_.db.read([&](db::Session& session) {
        const auto split = find(session, id);
        const auto may = [&](const Share& share) {
            return share_secret::opens(context_.config, share, caller.order_secret);
        };
        if (!split ||
            (!orders_.may_see(session, caller, split->order) && std::ranges::none_of(split->shares, may)))
            throw Error(kNotFound, id.str());
        return true;
    });
    live::hear(context_, live::kSplit, id);
}

Splits::Plan Splits::plan(
    db::Session& session, const orders::Order& order, const std::vector<Payer>& payers) const
{
    const auto now = context_.clock.now();
    Plan plan{divide(order.total, payers), orders_.split_until(session, order, now)};
    if (plan.until < now + kShortestSplit) throw Error(kSplitTooLate, order.id.str());
    return plan;
}

void Splits::begin(const auth::Caller& caller, const OrderId& id, const std::vector<Payer>& payers) const
{
    const auto now = context_.clock.now();
    context_.db.transact([&](db::Tx& tx) {
        const auto order = orders_.lock(tx, id);
        if (!order || !orders_.may_see(tx, caller, *order)) throw Error(kNotFound, id.str());
        if (!orders_.is_buyer(caller, *order)) throw Error(kForbidden, "not the buyer of " + id.str());
        if (order->completed_at) throw Error(kOrderCompleted, id.str());
        if (order->method == orders::Method::split) throw Error(kOrderIsSplit, id.str());
        if (Cancelled(context_, tx)(order->event)) throw Error(kOrderExpired, "event cancelled");
        for (const auto& attempt : repo::lock_attempts(tx, std::span(&id, 1)))
            if (is_under_way(attempt.status)) throw Error(kPaymentProcessing, attempt.id.str());
        const auto [amounts, until] = plan(tx, *order, payers);
        std::vector<Share> shares;
        for (std::size_t i = 0; i < payers.size(); ++i) {
            Share share;
            share.id = new_id<ShareId>(context_);
            share.order = id;
            share.position = static_cast<int>(i);
            share.name = payers[i].name;
            share.email = payers[i].email;
            share.amount = amounts[i];
            share.created_at = now;
            shares.push_back(std::move(share));
        }
        orders_.split(tx, caller, *order, until, now);
        repo::insert_split(tx, *order, shares, first_reminder(now, until), now);
        outbox::publish(tx, topic::kStarted, id.uuid(), now);
        outbox::publish_all(tx, topic::kInvited, ids_of(shares), now);
    });
}

Split Splits::change(const auth::Caller& caller, const ShareId& id,
    const std::function<void(db::Tx&, const orders::Order&, Share&)>& how) const
{
    const auto known = context_.db.read([&](db::Session& session) { return repo::find_share(session, id); });
    if (!known) throw Error(kNotFound, id.str());
    context_.db.transact([&](db::Tx& tx) {
        const auto order = orders_.lock(tx, known->order);
        auto shares = repo::lock_shares(tx, known->order);
        auto share = std::ranges::find(shares, id, &Share::id);
        if (!order || share == shares.end() || !orders_.may_see(tx, caller, *order))
            throw Error(kNotFound, id.str());
        if (!orders_.is_buyer(caller, *order)) throw Error(kForbidden, "not the buyer of " + order->id.str());
        require_open(*order, *share, context_.clock.now());
        how(tx, *order, *share);
        repo::update_share(tx, *share);
        mark_split(context_, tx, order->id);
    });
    return look(caller, known->order);
}

void Splits::invite(db::Tx& tx, const orders::Order& order, Share& share) const
{
    if (share.letters >= kMostLetters) throw Error(kTooManyLetters, share.id.str());
    ++share.letters;
    outbox::publish(tx, topic::kInvited, share.id.uuid(), context_.clock.now());
    audit::record(
        tx, context_.clock.now(), {}, {"share.invited", "share", share.id.uuid(), order.organization, ""});
}

Split Splits::correct(const auth::Caller& caller, const ShareId& id, const ShareChange& wanted) const
{
    return change(caller, id, [&](db::Tx& tx, const orders::Order& order, Share& share) {
        share.name = wanted.name.value_or(share.name);
        if (!wanted.email || *wanted.email == share.email) return;
        share.email = *wanted.email;
        ++share.secret_version;
        invite(tx, order, share);
    });
}

Split Splits::resend(const auth::Caller& caller, const ShareId& id) const
{
    return change(
        caller, id, [&](db::Tx& tx, const orders::Order& order, Share& share) { invite(tx, order, share); });
}

int Splits::remind() const
{
    const auto now = context_.clock.now();
    const auto due = context_.db.read(
        [&](db::Session& session) { return repo::to_remind(session, now, kRemindersAtOnce); });
    for (const auto& id : due)
        context_.db.transact([&](db::Tx& tx) {
            const auto order = orders_.lock(tx, id);
            if (!order || !repo::set_reminder(tx, id, next_reminder(now, order->expires_at), now)) return;
            if (order->status != orders::Status::pending || order->expires_at <= now) return;
            auto shares = repo::lock_shares(tx, id);
            std::erase_if(shares, [](const Share& s) { return s.status != ShareStatus::open; });
            outbox::publish_all(tx, topic::kReminded, ids_of(shares), now);
        });
    return static_cast<int>(due.size());
}

}  // namespace gatehouse::payments
