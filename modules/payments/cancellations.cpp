#include "modules/payments/cancellations.hpp"

#include <algorithm>

#include "common/audit.hpp"
#include "common/json/json.hpp"
#include "modules/inventory/service.hpp"

namespace gatehouse::payments {

namespace {

constexpr int kChunk = 1000;

std::string policy_json(const FeePolicy& policy)
{
    json::Writer out;
    out.object()
        .member("keep_fee", policy.keep_fee)
        .member("percent", policy.percent)
        .member("fixed", policy.fixed)
        .member("per", to_string(policy.per));
    return out.end_object().take();
}

void require_name(const events::Facts& event, const std::string& name)
{
    if (name == event.name) return;
    throw Error(kInvalid, event.id.str(),
        {{"/name", "differs", "Type the name of the event exactly as it is, as a sign that you mean it."}});
}

void add(CancellationPreview& sum, const FeePolicy& policy, const orders::Order& order)
{
    const auto [back, kept] = part(policy, order);
    ++sum.orders;
    sum.tickets += order.quantity - order.tickets_cancelled;
    if (order.total.amount == 0) ++sum.free_orders;
    if (order.method == orders::Method::cash && back.amount > 0) {
        ++sum.cash_orders;
        sum.cash = sum.cash + back;
    } else {
        sum.back = sum.back + back;
    }
    sum.kept = sum.kept + kept;
}

}  // namespace

events::Facts Cancellations::require(
    db::Session& session, const auth::Caller& caller, const EventId& event) const
{
    return events_.require_manageable(session, caller, event, organizations::Permission::money);
}

CancellationPreview Cancellations::preview(
    const auth::Caller& caller, const EventId& id, const FeePolicy& policy) const
{
    return context_.db.read([&](db::Session& session) {
        const auto event = require(session, caller, id);
        const Money nothing{0, event.currency};
        CancellationPreview sum;
        sum.back = sum.kept = sum.cash = nothing;
        sum.open_orders = orders_.count_open(session, id);
        std::optional<orders::Order> last;
        for (std::size_t got = kChunk; got == kChunk;) {
            const auto orders = orders_.with_tickets(session, id, last, kChunk);
            for (const auto& order : orders) add(sum, policy, order);
            if (!orders.empty()) last = orders.back();
            got = orders.size();
        }
        return sum;
    });
}

CancellationProgress Cancellations::start(
    const auth::Caller& caller, const EventId& id, const StartCancellation& wanted) const
{
    const auto now = context_.clock.now();
    context_.db.transact([&](db::Tx& tx) {
        require(tx, caller, id);
        const auto event = events_.lock(tx, id).value();
        require_name(event, wanted.name);
        events_.cancel(tx, caller, id, wanted.reason);
        if (!repo::insert_cancellation(
                tx, {id, event.organization, event.currency, wanted.policy, wanted.reason, now, {}}))
            throw Error(kAlreadyCancelled, id.str());
        audit::record(tx, now, caller,
            {"cancellation.started", "event", id.uuid(), event.organization, policy_json(wanted.policy)});
    });
    const inventory::Service inventory(context_);
    inventory.refresh(id);
    inventory.stock_returned(id);
    return look(caller, id);
}

CancellationProgress Cancellations::look(const auth::Caller& caller, const EventId& id) const
{
    return context_.db.read([&](db::Session& session) {
        const auto event = require(session, caller, id);
        CancellationProgress out;
        out.back = out.kept = out.cash = {0, event.currency};
        out.run = repo::find_cancellation(session, id);
        if (!out.run) return out;
        auto tally = repo::tally(session, id);
        for (const auto& [status, part] : tally) out.orders += part.orders;
        out.waiting = tally[CancelledStatus::waiting].orders;
        out.done = tally[CancelledStatus::done].orders;
        out.failed = tally[CancelledStatus::failed].orders;
        out.cash_open = tally[CancelledStatus::cash].orders;
        out.cash_settled = tally[CancelledStatus::settled].orders;
        out.back.amount = tally[CancelledStatus::done].back + tally[CancelledStatus::settled].back;
        out.cash.amount = tally[CancelledStatus::cash].back;
        for (const auto status : {CancelledStatus::done, CancelledStatus::cash, CancelledStatus::settled})
            out.kept.amount += tally[status].kept;
        out.sending = repo::count_sending(session, id);
        out.state =
            out.run->listed_at && out.waiting == 0 ? CancellationState::done : CancellationState::running;
        return out;
    });
}

CancellationProgress Cancellations::retry(const auth::Caller& caller, const EventId& id) const
{
    const auto now = context_.clock.now();
    context_.db.transact([&](db::Tx& tx) {
        const auto event = require(tx, caller, id);
        if (!repo::find_cancellation(tx, id)) throw Error(kNotCancelled, id.str());
        repo::retry_failed(tx, id, now);
        audit::record(tx, now, caller, {"cancellation.retried", "event", id.uuid(), event.organization, ""});
    });
    return look(caller, id);
}

CancellationProgress Cancellations::settle(
    const auth::Caller& caller, const EventId& id, const OrderId& order_id) const
{
    const auto now = context_.clock.now();
    context_.db.transact([&](db::Tx& tx) {
        const auto event = require(tx, caller, id);
        const auto run = repo::find_cancellation(tx, id);
        const auto order = orders_.lock(tx, order_id);
        auto outcome = repo::lock_cancelled(tx, order_id);
        if (!run || !order || !outcome || outcome->event != id || outcome->status != CancelledStatus::cash)
            throw Error(kNothingToSettle, order_id.str());
        outcome->status = CancelledStatus::settled;
        repo::set_outcome(tx, *outcome, now);
        audit::record(
            tx, now, caller, {"cancellation.settled", "order", order_id.uuid(), event.organization, ""});
        Refunds::Plan plan;
        plan.amount = {outcome->target.value() - order->refunded.amount, order->total.currency};
        plan.reason = run->reason;
        if (plan.amount.amount > 0) refunds_.carry_out(tx, caller, *order, plan, {});
    });
    return look(caller, id);
}

}  // namespace gatehouse::payments
