// Orders whose time is over give their tickets back: in batches, and one by one when a batch fails.

#include <set>

#include "common/obs/log.hpp"
#include "modules/orders/changes.hpp"
#include "modules/orders/repository.hpp"
#include "modules/orders/service.hpp"

namespace gatehouse::orders {

using namespace std::chrono_literals;

namespace {

constexpr int kBatch = 100;
// An order that cannot be expired is tried again so much later, behind those that can.
constexpr auto kPostponed = 5min;

bool is_busy(const std::exception& e)
{
    const auto* error = dynamic_cast<const Error*>(&e);
    return error && &error->kind() == &kBusy;
}

// The rows that nobody else wants first, the pools last.
void expire_locked(const Context& context, db::Tx& tx, const std::vector<Order>& orders, Time now)
{
    if (orders.empty()) return;
    const auth::Caller nobody;
    std::vector<OrderId> ids;
    std::vector<HoldId> holds;
    std::vector<Change> changes;
    for (const auto& order : orders) {
        ids.push_back(order.id);
        holds.push_back(order.hold);
        changes.push_back({nobody, order});
    }
    repo::set_expired(tx, ids, now);
    record(context, tx, changes, now, "order.expired");
    inventory::Service(context).release(tx, holds);
}

}  // namespace

std::vector<Order> Service::expire_each(const std::vector<Order>& orders, Time now) const
{
    std::vector<Order> done;
    for (const auto& order : orders) try {
            const auto due = context_.db.transact([&](db::Tx& tx) {
                auto locked = repo::lock_due(tx, now, 1, order.id);
                expire_locked(context_, tx, locked, now);
                return locked;
            });
            done.insert(done.end(), due.begin(), due.end());
        } catch (const std::exception& e) {
            if (is_busy(e)) continue;  // the next beat tries again
            log::error("order not expired", {{"order", order.id.str()}, {"why", e.what()}});
            context_.metrics.count("holds_not_expired", "order");
            context_.db.transact([&](db::Tx& tx) { repo::postpone(tx, order.id, now, now + kPostponed); });
        }
    return done;
}

int Service::expire_holds() const
{
    const auto now = context_.clock.now();
    std::vector<Order> due, expired;
    try {
        context_.db.transact([&](db::Tx& tx) {
            due = repo::lock_due(tx, now, kBatch);
            expire_locked(context_, tx, due, now);
        });
        expired = due;
    } catch (const std::exception& e) {
        if (due.empty() || is_busy(e)) throw;
        expired = expire_each(due, now);
    }
    std::set<EventId> events;
    for (const auto& order : expired) events.insert(order.event);
    for (const auto& event : events) inventory_.stock_returned(event);
    return static_cast<int>(due.size());
}

}  // namespace gatehouse::orders
