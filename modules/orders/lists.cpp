// The lists of orders: a person's and an event's.

#include "common/http/page.hpp"
#include "common/time.hpp"
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

}  // namespace gatehouse::orders
