#pragma once

#include "common/http/page.hpp"
#include "common/http/request.hpp"
#include "modules/orders/box_office.hpp"
#include "modules/orders/render.hpp"

namespace gatehouse::orders::handlers {

ShownPlaced place(
    BoxOffice& office, const http::Request& request, const PlaceOrder& wanted, const Context& context);
Shown show(const http::Request& request, const Context& context);
Shown cancel(const http::Request& request, const Context& context);
Page<Shown> mine(const http::Request& request, const PageQuery& query, const Context& context);
Page<Shown> of_event(const http::Request& request, const OrdersQuery& query, const Context& context);
http::Content orders_csv(const http::Request& request, const OrdersFilter& filter, const Context& context);
Shown resend(const http::Request& request, const Context& context);
Shown change_email(const http::Request& request, const NewEmail& wanted, const Context& context);
Page<OwnEvent> own_events(
    const http::Request& request, const events::OrganizerQuery& query, const Context& context);
Usage usage(const http::Request& request, const Context& context);
ShownDashboard dashboard(const http::Request& request, const Context& context);
http::Empty listen(const http::Request& request, const Context& context);
http::Empty listen_to_event(const http::Request& request, const Context& context);

}  // namespace gatehouse::orders::handlers
