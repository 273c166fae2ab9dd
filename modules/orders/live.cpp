// What listeners of an order, and of an event's sale, are told.

#include "modules/orders/live.hpp"
#include "common/live/listeners.hpp"
#include "common/live/turn.hpp"
#include "modules/orders/repository.hpp"
#include "modules/orders/service.hpp"
#include "modules/orders/shown.hpp"

namespace gatehouse::orders {

namespace {

constexpr int kMostOrders = 100, kMostEvents = 10;

}  // namespace

void Service::listen(const auth::Caller& caller, const OrderId& id) const
{
    context_.db.read([&](db::Session& session) {
        const auto order = repo::find(session, id);
        if (!order || !may_see(session, caller, *order)) throw Error(kNotFound, id.str());
        return true;
    });
    live::hear(context_, live::kOrder, id);
}

void Service::listen(const auth::Caller& caller, const EventId& id) const
{
    context_.db.read([&](db::Session& session) {
        return events_.require_manageable(session, caller, id, organizations::Permission::events);
    });
    live::hear(context_, live::kOrganizer, id);
}

std::vector<Order> Service::states(const std::vector<OrderId>& ids) const
{
    return context_.db.read([&](db::Session& session) {
        auto orders = repo::find_all(session, ids);
        repo::add_moves(session, orders);
        return orders;
    });
}

int publish_orders(const Context& context)
{
    return live::publish_all(context, live::kOrder, kMostOrders, [&](const std::vector<OrderId>& ids) {
        std::vector<std::pair<OrderId, live::State>> states;
        for (auto& order : Service(context).states(ids)) {
            const auto id = order.id;
            states.push_back({id, {"state", order_state_view().dump({std::move(order), {}, {}})}});
        }
        return states;
    });
}

int publish_sales(const Context& context)
{
    return live::publish_each(
        context, live::kOrganizer, kMostEvents, [&](const EventId& event) -> std::optional<live::State> {
            auto board = Service(context).sale(event);
            if (!board) return {};
            auto latest = with_events(context, std::move(board->latest));
            return live::State{"sales", sales_view().dump({std::move(*board), std::move(latest)})};
        });
}

}  // namespace gatehouse::orders
