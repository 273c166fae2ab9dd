// How an order ends: completed by money, expired, or given up.

#include "common/personal.hpp"
#include "modules/orders/changes.hpp"
#include "modules/orders/paying_repository.hpp"
#include "modules/orders/repository.hpp"
#include "modules/orders/service.hpp"

namespace gatehouse::orders {

Completion Service::complete(db::Tx& tx, const auth::Caller& caller, const OrderId& id, Time now) const
{
    const auto order = repo::lock(tx, id);
    if (!order) throw Error(kNotFound, id.str());
    switch (order->status) {
        case Status::completed:
        case Status::partially_refunded:
        case Status::refunded: return Completion::already;
        case Status::cancelled: return Completion::late_no_stock;
        case Status::pending: complete(tx, caller, std::span(&*order, 1), now); return Completion::completed;
        case Status::expired:
            // Nobody is there any more to come with the tickets.
            if (personal::is_erased(order->buyer.email)) return Completion::late_no_stock;
            try {
                tx.part([&] {
                    if (!inventory_.retake(tx, order->hold))
                        throw Error(kInternal, "the hold of expired " + id.str() + " was not released");
                });
            } catch (const Error& e) {
                if (!inventory::is_shortage(e)) throw;
                return Completion::late_no_stock;
            }
    }
    if (repo::set_completed(tx, {id}, now) != 1) throw Error(kInternal, id.str() + " changed under its lock");
    finish(context_, tx, {{caller, *order}}, now);
    return Completion::late_retaken;
}

void Service::complete(db::Tx& tx, const auth::Caller& caller, std::span<const Order> pending, Time now) const
{
    std::vector<OrderId> ids;
    std::vector<HoldId> holds;
    std::vector<Change> changes;
    for (const auto& order : pending) {
        ids.push_back(order.id);
        holds.push_back(order.hold);
        changes.push_back({caller, order});
    }
    const auto count = static_cast<int>(pending.size());
    if (inventory_.convert(tx, holds) != count)
        throw Error(kInternal, "the hold of a pending order is over, of " + ids.front().str() + " …");
    if (repo::set_completed(tx, ids, now) != pending.size())
        throw Error(kInternal, "an order changed under its lock, of " + ids.front().str() + " …");
    finish(context_, tx, changes, now);
}

bool Service::expire(db::Tx& tx, const OrderId& id, Time now) const
{
    const auto order = repo::lock(tx, id);
    if (!order || !repo::set_closed(tx, id, Status::expired, now)) return false;
    record(context_, tx, {{{}, *order}}, now, "order.expired");
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
        record(context_, tx, {{caller, *order}}, now, "order.cancelled");
        inventory_.release(tx, order->hold);
        return order->event;
    });
    inventory_.stock_returned(event);
    return get(caller, id);
}

void Service::begin_payment(db::Tx& tx, std::span<const Order> locked, Time now) const
{
    std::vector<OrderId> ids;
    for (const auto& order : locked) {
        if (order.sold()) throw Error(kNotOpen, order.id.str()).saying("This order is already paid.");
        if (order.status == Status::expired || (order.status == Status::pending && order.expires_at <= now))
            throw Error(kHoldExpired, order.id.str());
        if (order.status != Status::pending) throw Error(kNotOpen, order.id.str());
        ids.push_back(order.id);
    }
    repo::keep_longer(tx, ids, kPaymentGrace);
}

}  // namespace gatehouse::orders
