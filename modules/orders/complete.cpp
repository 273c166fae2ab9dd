// How an order ends: completed by money, expired, or given up.

#include <algorithm>
#include <set>

#include "common/audit.hpp"
#include "common/outbox.hpp"
#include "modules/orders/repository.hpp"
#include "modules/orders/service.hpp"

namespace gatehouse::orders {

namespace {

bool out_of_stock(const Error& e)
{
    return &e.kind() == &inventory::kSoldOut || &e.kind() == &inventory::kInsufficientStock;
}

}  // namespace

// The audit row and the news of a transition.
void Service::record(
    db::Tx& tx, const auth::Caller& caller, const Order& order, Time now, const char* action) const
{
    audit::record(tx, now, caller, {action, "order", order.id.uuid(), order.organization, ""});
    outbox::publish(tx, action, order.id.uuid(), now);
}

// What every completed order gets, at once and once (ORD-10).
void Service::finish(db::Tx& tx, const auth::Caller& caller, const Order& order, Time now) const
{
    tickets::IssueRequest wanted{order.id, order.number, order.event, order.organization, order.user, {},
        {order.buyer.name, order.buyer.email}, order.secret_version};
    for (const auto& line : order.lines) wanted.lines.push_back({line.type, line.name, line.quantity});
    tickets_.issue(tx, wanted, now);
    record(tx, caller, order, now, "order.completed");
}

Completion Service::complete(db::Tx& tx, const auth::Caller& caller, const OrderId& id, Time now) const
{
    const auto order = repo::lock(tx, id);
    if (!order) throw Error(kNotFound, id.str());
    switch (order->status) {
        case Status::completed:
        case Status::partially_refunded:
        case Status::refunded: return Completion::already;
        case Status::cancelled: return Completion::late_no_stock;
        case Status::pending:
            if (!inventory_.convert(tx, order->hold))
                throw Error(kInternal, "the hold of pending " + id.str() + " is over");
            break;
        case Status::expired:
            try {
                tx.part([&] {
                    if (!inventory_.retake(tx, order->hold))
                        throw Error(kInternal, "the hold of expired " + id.str() + " was not released");
                });
            } catch (const Error& e) {
                if (!out_of_stock(e)) throw;
                return Completion::late_no_stock;
            }
            break;
    }
    if (!repo::set_completed(tx, id, now)) throw Error(kInternal, id.str() + " changed under its lock");
    finish(tx, caller, *order, now);
    return order->status == Status::pending ? Completion::completed : Completion::late_retaken;
}

bool Service::expire(db::Tx& tx, const OrderId& id, Time now) const
{
    const auto order = repo::lock(tx, id);
    if (!order || !repo::set_closed(tx, id, Status::expired, now)) return false;
    record(tx, {}, *order, now, "order.expired");
    inventory_.release(tx, order->hold);
    return true;
}

Order Service::cancel(const auth::Caller& caller, const OrderId& id) const
{
    const auto now = context_.clock.now();
    const auto event = context_.db.transact([&](db::Tx& tx) {
        const auto order = lock(tx, id);
        if (!order || !may_see(tx, caller, *order)) throw Error(kNotFound, id.str());
        if (!is_buyer(caller, *order)) throw Error(kForbidden, "not the buyer of " + id.str());
        if (order->status == Status::cancelled) return order->event;
        if (!repo::set_closed(tx, id, Status::cancelled, now))
            throw Error(kNotOpen, id.str()).saying("Only an order that is still open can be given up.");
        record(tx, caller, *order, now, "order.cancelled");
        inventory_.release(tx, order->hold);
        return order->event;
    });
    inventory_.stock_returned(event);
    return get(caller, id);
}

Order Service::begin_payment(db::Tx& tx, const OrderId& id, Time now) const
{
    auto order = repo::lock(tx, id);
    if (!order) throw Error(kNotFound, id.str());
    if (order->sold()) throw Error(kNotOpen, id.str()).saying("This order is already paid.");
    if (order->status == Status::expired || (order->status == Status::pending && order->expires_at <= now))
        throw Error(kHoldExpired, id.str());
    if (order->status != Status::pending) throw Error(kNotOpen, id.str());
    repo::set_release(tx, id, order->expires_at + kPaymentGrace);
    return *order;
}

// In a batch: the rows that nobody else wants first, the pools last.
int Service::expire_holds() const
{
    constexpr int kBatch = 100;
    const auto now = context_.clock.now();
    const auto overdue = context_.db.transact([&](db::Tx& tx) {
        auto orders = repo::lock_due(tx, now, kBatch);
        std::ranges::sort(orders, {}, &Order::hold);
        for (const auto& order : orders) {
            repo::set_closed(tx, order.id, Status::expired, now);
            record(tx, {}, order, now, "order.expired");
        }
        for (const auto& order : orders) inventory_.release(tx, order.hold);
        return orders;
    });
    std::set<EventId> events;
    for (const auto& order : overdue) events.insert(order.event);
    for (const auto& event : events) inventory_.stock_returned(event);
    return static_cast<int>(overdue.size());
}

}  // namespace gatehouse::orders
