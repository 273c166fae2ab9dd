// What is left, and for whom to see.

#include <algorithm>

#include "modules/inventory/render.hpp"
#include "modules/inventory/repository.hpp"
#include "modules/inventory/service.hpp"

namespace gatehouse::inventory {

namespace {

using Held = std::unordered_map<PoolId, repo::Held>;

// What is sold and held of one pool, written where it is shown.
template <class T>
void show_pool(T& out, const repo::Pool& pool, const Held& held)
{
    const auto it = held.find(pool.id);
    out.capacity = pool.size;
    const auto of = it == held.end() ? repo::Held() : it->second;
    out.held = std::min(of.by_buyers, pool.taken);
    out.sold = std::max(pool.taken - out.held - of.reserved, 0);
}

// Its own allotment gives capacity, sold and held; all its pools together give what is available (INV-2).
void add_stock(SaleItem& item, const std::vector<repo::Pool>& pools, const Held& held)
{
    for (const auto& pool : pools) {
        if (const auto left = pool.left()) item.available = std::min(item.available.value_or(*left), *left);
        if (pool.size) item.room = std::min(item.room.value_or(*pool.size), *pool.size);
        if (pool.own()) show_pool(item, pool, held);
    }
}

void add_stock(Day& day, const repo::EventPools& pools, const Held& held)
{
    if (!day.pool) return;
    const auto& pool = pools.all.at(*day.pool);
    show_pool(day, pool, held);
    day.available = pool.left();
    day.sold_out = day.available == 0;
}

// The waiting room, or the list of those who wait for places that come back.
void add_line(SaleItem& item, const std::vector<repo::Pool>& pools, const std::map<PoolId, int>& awaited,
    const events::Settings& settings)
{
    if (item.state == TypeState::ended || item.state == TypeState::closed) return;
    const bool waited_for =
        std::ranges::any_of(pools, [&](const repo::Pool& pool) { return awaited.contains(pool.id); });
    const bool room = item.sale_mode == SaleMode::waiting_room;
    if (!room && waited_for && item.state == TypeState::on_sale) item.state = TypeState::sold_out;
    if (!room && !waited_for && !(settings.waiting_list && item.state == TypeState::sold_out)) return;
    item.line = LineBrief{room ? LineMode::waiting_room : LineMode::waiting_list, 0};
    for (const auto& pool : pools)
        if (const auto of = awaited.find(pool.id); pool.own() && of != awaited.end())
            item.line->waiting = of->second;
}

EventStock with_stock(db::Session& session, const Service& service, const events::Facts& event, Time now)
{
    EventStock stock;
    stock.items = repo::items_of(session, event.id);
    stock.days = service.days(session, event.id, event.zone);
    if (stock.items.empty() && stock.days.empty()) return stock;
    const auto pools = repo::pools_of(session, event.id);
    const auto held = repo::held_of(session, event.id);
    const auto awaited = repo::awaited(session, event.id);
    for (auto& item : stock.items) {
        const auto of = pools.of_item.find(item.id);
        if (of != pools.of_item.end()) add_stock(item, of->second, held);
        item.state = state_of(item, event.ends_at, now);
        if (event.status == events::Status::cancelled && item.state != TypeState::ended)
            item.state = TypeState::closed;
        if (of != pools.of_item.end()) add_line(item, of->second, awaited, event.settings);
        for (const auto& day : stock.days)
            if (admits(item.days, day.number)) item.day_ids.push_back(day.id);
    }
    for (auto& day : stock.days) add_stock(day, pools, held);
    if (const auto* pool = pools.of_event()) {
        show_pool(stock, *pool, held);
        stock.available = pool->left();
    }
    return stock;
}

}  // namespace

EventStock Service::event_stock(db::Session& session, const EventId& id) const
{
    const auto event = events_.find(session, id);
    return event ? with_stock(session, *this, *event, context_.clock.now()) : EventStock{};
}

std::vector<SaleItem> Service::items(db::Session& session, const EventId& id) const
{
    return event_stock(session, id).items;
}

std::vector<Day> Service::days(db::Session& session, const EventId& event, const std::string& zone) const
{
    auto days = repo::days_of(session, {event});
    for (auto& day : days) day.zone = zone;
    return days;
}

std::unordered_map<EventId, std::vector<Day>> Service::days(
    db::Session& session, const std::unordered_map<EventId, events::Brief>& events) const
{
    std::vector<EventId> ids;
    for (const auto& [id, event] : events) ids.push_back(id);
    std::unordered_map<EventId, std::vector<Day>> out;
    for (auto& day : repo::days_of(session, ids)) {
        day.zone = events.at(day.event).zone;
        out[day.event].push_back(std::move(day));
    }
    return out;
}

Availability Service::availability(db::Session& session, const EventId& id) const
{
    const auto event = events_.find(session, id);
    if (!event || event->status == events::Status::draft) throw Error(kNotFound, id.str());
    return {id, for_everybody(*event, with_stock(session, *this, *event, context_.clock.now())).items};
}

EventStock Service::for_everybody(const events::Facts& event, EventStock stock)
{
    const auto hide = [&](auto& figures) {
        figures.capacity.reset();
        figures.sold = 0;
        if (event.settings.show_remaining) return;
        figures.available.reset();
        figures.held = 0;
    };
    std::erase_if(
        stock.items, [](const SaleItem& i) { return !i.active || i.visibility == Visibility::hidden; });
    for (auto& item : stock.items) hide(item);
    for (auto& day : stock.days) hide(day);
    hide(stock);
    return stock;
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
    auto read = context_.db.read([&](db::Session& session) {
        const auto event = events_.find(session, id);
        return std::pair(event, event ? with_stock(session, *this, *event, now) : EventStock{});
    });
    if (!read.first) return {};
    const auto summary = summary_of(*read.first, read.second.items, now);
    context_.db.transact([&](db::Tx& tx) { events_.set_sale_summary(tx, id, summary); });
    if (read.first->status == events::Status::draft) return {};
    return Availability{id, for_everybody(*read.first, std::move(read.second)).items};
}

}  // namespace gatehouse::inventory
