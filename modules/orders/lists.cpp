// The lists of orders: a person's and an event's, and an organizer's events with what they sold.

#include <unordered_map>

#include "common/http/page.hpp"
#include "common/time.hpp"
#include "modules/orders/figures.hpp"
#include "modules/orders/repository.hpp"
#include "modules/orders/service.hpp"

namespace gatehouse::orders {

namespace {

std::optional<repo::After> after(const PageQuery& query)
{
    if (query.cursor.empty()) return {};
    const auto parts = page::split(query.cursor, 2);
    return repo::After{page::time(parts[0]), page::id<OrderId>(parts[1])};
}

Page<Order> cut(std::vector<Order> orders, int limit)
{
    return page::cut(std::move(orders), limit, [](const Order& o) {
        return std::vector{to_rfc3339(o.created_at), o.id.str()};
    });
}

}  // namespace

Page<Order> Service::mine(const auth::Caller& caller, const PageQuery& query) const
{
    const auto& user = caller.require_user();
    return context_.db.read([&](db::Session& session) {
        return cut(repo::of_user(session, user, after(query), query.limit + 1), query.limit);
    });
}

Page<Order> Service::of_event(
    const auth::Caller& caller, const EventId& event, const OrdersQuery& query) const
{
    return context_.db.read([&](db::Session& session) {
        events_.require_manageable(session, caller, event, organizations::Permission::events);
        return cut(repo::of_event(session, event, query, after(query), query.limit + 1), query.limit);
    });
}

Page<OwnEvent> Service::own_events(const auth::Caller& caller, const events::OrganizerQuery& query) const
{
    return context_.db.read([&](db::Session& session) {
        auto cards = events_.of_organizer(session, caller, query);
        std::vector<EventId> ids;
        for (const auto& card : cards.items) ids.push_back(card.id);
        const auto stock = inventory_.stock(session, ids);
        std::unordered_map<EventId, std::int64_t> gross;
        for (const auto& event : repo::gross_by_event(session, ids)) gross[event.event] = event.gross;

        Page<OwnEvent> page{{}, std::move(cards.next_cursor)};
        for (auto& card : cards.items) {
            const auto of = stock.find(card.id);
            const auto sold = of == stock.end() ? inventory::Stock{0, 0, 0} : of->second;
            const Money earned{gross[card.id], card.currency};
            page.items.push_back({std::move(card), sold.capacity, sold.sold, earned});
        }
        return page;
    });
}

}  // namespace gatehouse::orders
