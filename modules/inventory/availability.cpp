// What is left, and for whom to see.

#include <algorithm>

#include "modules/inventory/render.hpp"
#include "modules/inventory/repository.hpp"
#include "modules/inventory/service.hpp"

namespace gatehouse::inventory {

namespace {

using Held = std::unordered_map<PoolId, int>;

// Its own allotment gives capacity, sold and held; all its pools together give what is available (INV-2).
void add_stock(TicketType& type, const std::vector<repo::Pool>& pools, const Held& held)
{
    for (const auto& pool : pools) {
        if (const auto left = pool.left())
            type.available = std::min(type.available.value_or(*left), std::max(*left, 0));
        if (!pool.own) continue;
        const auto it = held.find(pool.id);
        type.capacity = pool.size;
        type.held = it == held.end() ? 0 : std::min(it->second, pool.taken);
        type.sold = pool.taken - type.held;
    }
}

std::vector<TicketType> with_stock(db::Session& session, const events::Facts& event, Time now)
{
    auto types = repo::types_of(session, event.id);
    if (types.empty()) return types;
    const auto pools = repo::pools_of(session, event.id);
    const auto held = repo::held_of(session, event.id);
    for (auto& type : types) {
        if (const auto of = pools.find(type.id); of != pools.end()) add_stock(type, of->second, held);
        type.state = state_of(type, event.ends_at, now);
        if (event.status == events::Status::cancelled && type.state != TypeState::ended)
            type.state = TypeState::closed;
    }
    return types;
}

}  // namespace

std::vector<TicketType> Service::types(db::Session& session, const EventId& id) const
{
    const auto event = events_.find(session, id);
    return event ? with_stock(session, *event, context_.clock.now()) : std::vector<TicketType>{};
}

Availability Service::availability(db::Session& session, const EventId& id) const
{
    const auto event = events_.find(session, id);
    if (!event || event->status == events::Status::draft) throw Error(kNotFound, id.str());
    return for_everybody(*event, with_stock(session, *event, context_.clock.now()));
}

Availability Service::for_everybody(const events::Facts& event, std::vector<TicketType> types)
{
    std::erase_if(types, [](const TicketType& t) { return !t.active || t.visibility == Visibility::hidden; });
    for (auto& type : types) {
        type.capacity.reset();
        type.sold = 0;
        if (event.settings.show_remaining) continue;
        type.available.reset();
        type.held = 0;
    }
    return {event.id, std::move(types)};
}

std::string Service::availability_json(const Availability& availability) const
{
    return availability_view().dump(availability);
}

std::unordered_map<EventId, Stock> Service::stock(
    db::Session& session, const std::vector<EventId>& events) const
{
    return repo::stock_of(session, events);
}

std::optional<Availability> Service::refresh(const EventId& id) const
{
    const auto now = context_.clock.now();
    const auto read = context_.db.read([&](db::Session& session) {
        const auto event = events_.find(session, id);
        return std::pair(event, event ? with_stock(session, *event, now) : std::vector<TicketType>{});
    });
    if (!read.first) return {};
    const auto summary = summary_of(*read.first, read.second, now);
    context_.db.transact([&](db::Tx& tx) { events_.set_sale_summary(tx, id, summary); });
    if (read.first->status == events::Status::draft) return {};
    return for_everybody(*read.first, read.second);
}

}  // namespace gatehouse::inventory
