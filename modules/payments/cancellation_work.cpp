// Giving back, order by order. Whoever dies in the middle has given nothing back twice: an order and its row
// change in one transaction, under the order's lock.

#include <algorithm>
#include <set>

#include "common/crypto/crypto.hpp"
#include "common/obs/log.hpp"
#include "modules/payments/cancellations.hpp"
#include "modules/payments/repository.hpp"

namespace gatehouse::payments {

namespace {

using namespace std::chrono_literals;

constexpr int kAtOnce = 10, kChunk = 500;
constexpr auto kClaimFor = 30s;
// An order may complete while the event is being cancelled: its transaction saw the event on sale. So long
// after, none can any more, and until then they are looked for this often.
constexpr auto kMayStillComplete = 2min;
constexpr auto kLookAgain = 15s, kLookLater = 60s;

// One refund for each attempt at an order, whatever becomes of the row that says so (REF-2).
std::string key_of(const CancelledOrder& outcome)
{
    return crypto::sha256("event cancelled|" + outcome.order.str() + "|" + std::to_string(outcome.attempt));
}

// What is to happen to the order now. What was reckoned at the first attempt stays: when the gateway refused
// some of it, just that is left.
Refunds::Plan reckon(const Cancellation& run, const orders::Order& order, CancelledOrder& outcome)
{
    if (!outcome.target) {
        const auto [back, kept] = part(run.policy, order);
        outcome.target = order.refunded.amount + back.amount;
        outcome.back = back;
        outcome.kept = kept;
    }
    const bool by_hand = order.method == orders::Method::cash && outcome.back.amount > 0;
    outcome.status = by_hand ? CancelledStatus::cash : CancelledStatus::done;
    Refunds::Plan plan;
    plan.amount = {0, order.total.currency};
    if (!by_hand) plan.amount.amount = std::max<std::int64_t>(0, *outcome.target - order.refunded.amount);
    plan.reason = run.reason;
    plan.event_cancelled = Parting{outcome.back, outcome.kept};
    return plan;
}

}  // namespace

void CancellationWork::heard(const EventId& id) const
{
    const auto now = context_.clock.now();
    context_.db.transact([&](db::Tx& tx) {
        const auto event = events::Service(context_).lock(tx, id);
        if (!event || event->status != events::Status::cancelled) return;
        repo::insert_cancellation(tx, {id, event->organization, event->currency, {}, "", now, {}});
    });
}

int CancellationWork::work() const
{
    while (list_some()) {}
    const auto now = context_.clock.now();
    const auto due = context_.db.transact(
        [&](db::Tx& tx) { return repo::claim_cancelled(tx, now, now + kClaimFor, kAtOnce); });
    std::set<EventId> returned;
    for (const auto& claimed : due)
        if (give_back(claimed)) returned.insert(claimed.event);
    for (const auto& event : returned) orders_.mark_returned(event);
    return static_cast<int>(due.size());
}

bool CancellationWork::list_some() const
{
    const auto now = context_.clock.now();
    const auto run = context_.db.transact([&](db::Tx& tx) {
        auto claimed = repo::claim_listing(tx, now, now + kLookAgain);
        if (!claimed) return claimed;
        orders_.end_open(tx, claimed->event, now);
        repo::hurry(tx, claimed->event, now);
        return claimed;
    });
    if (!run) return false;
    const bool open =
        context_.db.read([&](db::Session& session) { return orders_.count_open(session, run->event) > 0; });
    add_orders(*run, now);
    const bool young = now - run->started_at < kMayStillComplete;
    const auto next = young  ? std::optional(now + kLookAgain)
                      : open ? std::optional(now + kLookLater)
                             : std::nullopt;
    context_.db.transact([&](db::Tx& tx) { repo::set_listed(tx, run->event, now, next); });
    return true;
}

void CancellationWork::add_orders(const Cancellation& run, Time now) const
{
    std::optional<orders::Order> last;
    for (std::size_t got = kChunk; got == kChunk;) {
        const auto orders = context_.db.read(
            [&](db::Session& session) { return orders_.with_tickets(session, run.event, last, kChunk); });
        std::vector<OrderId> ids;
        for (const auto& order : orders) ids.push_back(order.id);
        if (!ids.empty()) {
            context_.db.transact([&](db::Tx& tx) { repo::add_cancelled(tx, run, ids, now); });
            last = orders.back();
        }
        got = orders.size();
    }
}

bool CancellationWork::give_back(const repo::Claimed& claimed) const
{
    try {
        return carry_out(claimed);
    } catch (const Error& e) {
        if (&e.kind() != &kBusy) fail(claimed, e.kind().code, e.what());  // else the claim runs out
    } catch (const std::exception& e) {
        fail(claimed, kInternal.code, e.what());
    }
    return false;
}

// Whether places are on sale again.
bool CancellationWork::carry_out(const repo::Claimed& claimed) const
{
    const auto now = context_.clock.now();
    return context_.db.transact([&](db::Tx& tx) {
        const auto order = orders_.lock(tx, claimed.order);
        auto outcome = repo::lock_cancelled(tx, claimed.order);
        const auto run = repo::find_cancellation(tx, claimed.event);
        // Somebody else was faster, after our claim had run out.
        if (!order || !run || !outcome || outcome->status != CancelledStatus::waiting) return false;
        auto plan = reckon(*run, *order, *outcome);
        plan.tickets = tickets_.cancel(tx, order->id);
        repo::set_outcome(tx, *outcome, now);
        if (plan.amount.amount > 0 || !plan.tickets.empty())
            refunds_.carry_out(tx, {}, *order, plan, key_of(*outcome));
        return !plan.tickets.empty();
    });
}

void CancellationWork::fail(const repo::Claimed& claimed, const std::string& code, const char* why) const
{
    log::error("order of a cancelled event not given back", {{"order", claimed.order.str()}, {"why", why}});
    context_.metrics.count("cancelled_orders", "failed");
    context_.db.transact([&](db::Tx& tx) {
        repo::set_failed(tx, claimed.order, CancelledStatus::waiting, code, context_.clock.now());
    });
}

}  // namespace gatehouse::payments
