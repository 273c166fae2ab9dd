// The orders of an event that is cancelled: those that are open end, those with tickets are handed to
// payments.

#include "modules/orders/repository.hpp"
#include "modules/orders/service.hpp"

namespace gatehouse::orders {

std::vector<Order> Service::with_tickets(
    db::Session& session, const EventId& event, const std::optional<Order>& after, int most) const
{
    return repo::with_tickets(session, event,
        after ? std::optional(repo::After{after->created_at, after->id}) : std::nullopt, most);
}

int Service::count_open(db::Session& session, const EventId& event) const
{
    return repo::count_open(session, event);
}

void Service::end_open(db::Tx& tx, const EventId& event, Time now) const
{
    repo::hurry(tx, repo::open_of_event(tx, event), now);
}

}  // namespace gatehouse::orders
