#include "modules/orders/service.hpp"

#include "common/auth/order_secret.hpp"
#include "common/db/after_commit.hpp"
#include "common/live/marks.hpp"
#include "modules/orders/paying_repository.hpp"
#include "modules/orders/repository.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::orders {

bool Service::is_buyer(const auth::Caller& caller, const Order& order) const
{
    return (order.user && order.user == caller.user()) ||
           auth::order_secret::matches(context_.config, order.id, order.secret_version, caller.order_secret);
}

bool Service::may_see(db::Session& session, const auth::Caller& caller, const Order& order) const
{
    return is_buyer(caller, order) ||
           (caller.principal && organizations::Service(context_).may(
                                    session, caller, order.organization, organizations::Permission::events));
}

std::string Service::secret(const Order& order) const
{
    return auth::order_secret::make(context_.config, order.id, order.secret_version);
}

std::optional<Order> Service::find(db::Session& session, const OrderId& id) const
{
    return repo::find(session, id);
}

std::vector<OrderId> Service::completed_above(db::Session& session, const OrderId& id, int most) const
{
    return repo::completed_above(session, id, most);
}

Order Service::get(const auth::Caller& caller, const OrderId& id) const
{
    return context_.db.read([&](db::Session& session) {
        const auto order = repo::find(session, id);
        if (!order || !may_see(session, caller, *order)) throw Error(kNotFound, id.str());
        std::vector<Order> one{*order};
        repo::add_moves(session, one);
        add_answers(session, one);
        return one.front();
    });
}

std::optional<Order> Service::lock(db::Tx& tx, const OrderId& id) const { return repo::lock(tx, id); }

std::vector<Order> Service::lock(db::Tx& tx, std::span<const OrderId> ids) const
{
    return repo::lock(tx, ids);
}

void Service::record_money(db::Tx& tx, std::span<const OrderMove> moves, Time now) const
{
    repo::put_moves(tx, moves, now);
    live::Marks marks;
    for (const auto& move : moves) marks.add(live::kOrder, move.order);
    db::after_commit(tx, [&context = context_, marks = std::move(marks)] { marks.send(context); });
}

void Service::mark_changed(const EventId& event) const { inventory_.stock_taken(event); }

void Service::mark_returned(const EventId& event) const { inventory_.stock_returned(event); }

}  // namespace gatehouse::orders
