// What events brought: told to payments, which knows what became of the money.

#include "modules/orders/figures.hpp"
#include "modules/orders/pricing.hpp"
#include "modules/orders/repository.hpp"
#include "modules/orders/service.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::orders {

FeeRule Service::fee_rule(db::Session& session, const OrganizationId& id) const
{
    return orders::fee_rule(context_.config, organizations::Service(context_).fee_percent(session, id));
}

std::vector<Takings> Service::takings(db::Session& session, const std::vector<EventId>& events) const
{
    return events.empty() ? std::vector<Takings>() : repo::takings(session, events);
}

std::vector<Order> Service::sold_orders(
    db::Session& session, const EventId& event, const Order* after, int most) const
{
    std::optional<repo::After> from;
    if (after) from = repo::After{after->created_at, after->id};
    return repo::sold(session, event, from, most);
}

}  // namespace gatehouse::orders
