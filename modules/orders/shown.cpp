#include "modules/orders/shown.hpp"

#include "modules/events/service.hpp"
#include "modules/inventory/service.hpp"

namespace gatehouse::orders {

std::vector<Shown> with_events(const Context& context, std::vector<Order> orders)
{
    std::vector<EventId> ids;
    for (const auto& order : orders) ids.push_back(order.event);
    auto [events, days] = context.db.read([&](db::Session& session) {
        auto briefs = events::Service(context).briefs(session, ids);
        auto days = inventory::Service(context).days(session, briefs);
        return std::pair(std::move(briefs), std::move(days));
    });
    std::vector<Shown> shown;
    for (auto& order : orders) {
        const auto event = order.event;
        shown.push_back({std::move(order), events.at(event), days[event]});
    }
    return shown;
}

}  // namespace gatehouse::orders
