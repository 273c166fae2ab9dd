#include "modules/orders/handlers.hpp"

#include "common/http/file.hpp"
#include "modules/orders/service.hpp"
#include "modules/orders/shown.hpp"

namespace gatehouse::orders::handlers {

namespace {

Shown with_event(const Context& context, Order order)
{
    std::vector<Order> one;
    one.push_back(std::move(order));
    return with_events(context, std::move(one)).front();
}

}  // namespace

ShownPlaced place(
    BoxOffice& office, const http::Request& request, const PlaceOrder& wanted, const Context& context)
{
    auto placed = office.place(context, request.caller, wanted, request.idempotency);
    auto [event, days] = office.brief(context, wanted.event);
    return {{std::move(placed.order), std::move(event), std::move(days)}, std::move(placed.secret)};
}

Shown show(const http::Request& request, const Context& context)
{
    return with_event(context, Service(context).get(request.caller, request.param<OrderId>("id")));
}

Shown cancel(const http::Request& request, const Context& context)
{
    return with_event(context, Service(context).cancel(request.caller, request.param<OrderId>("id")));
}

Shown resend(const http::Request& request, const Context& context)
{
    return with_event(context, Service(context).resend(request.caller, request.param<OrderId>("id")));
}

Shown change_email(const http::Request& request, const NewEmail& wanted, const Context& context)
{
    return with_event(
        context, Service(context).change_email(request.caller, request.param<OrderId>("id"), wanted.email));
}

Page<Shown> mine(const http::Request& request, const PageQuery& query, const Context& context)
{
    auto page = Service(context).mine(request.caller, query);
    return {with_events(context, std::move(page.items)), page.next_cursor};
}

Page<Shown> of_event(const http::Request& request, const OrdersQuery& query, const Context& context)
{
    auto page = Service(context).of_event(request.caller, request.param<EventId>("id"), query);
    return {with_events(context, std::move(page.items)), page.next_cursor};
}

http::Content orders_csv(const http::Request& request, const OrdersFilter& filter, const Context& context)
{
    return http::file(Service(context).orders_csv(request.caller, request.param<EventId>("id"), filter),
        "text/csv; charset=utf-8", "orders.csv", "attachment");
}

Page<OwnEvent> own_events(
    const http::Request& request, const events::OrganizerQuery& query, const Context& context)
{
    return Service(context).own_events(request.caller, query);
}

Usage usage(const http::Request& request, const Context& context)
{
    return Service(context).usage(request.caller, request.param<OrganizationId>("id"));
}

ShownDashboard dashboard(const http::Request& request, const Context& context)
{
    auto board = Service(context).dashboard(request.caller, request.param<EventId>("id"));
    auto latest = with_events(context, std::move(board.latest));
    return {std::move(board), std::move(latest)};
}

http::Empty listen(const http::Request& request, const Context& context)
{
    Service(context).listen(request.caller, request.param<OrderId>("id"));
    return {};
}

http::Empty listen_to_event(const http::Request& request, const Context& context)
{
    Service(context).listen(request.caller, request.param<EventId>("id"));
    return {};
}

}  // namespace gatehouse::orders::handlers
