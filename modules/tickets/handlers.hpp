#pragma once

#include "common/http/page.hpp"
#include "common/http/request.hpp"
#include "modules/tickets/render.hpp"

namespace gatehouse::tickets::handlers {

Items<Shown> of_order(const http::Request& request, const Context& context);
http::Content order_pdf(const http::Request& request, const Context& context);
Page<Shown> mine(const http::Request& request, const PageQuery& query, const Context& context);
Shown show(const http::Request& request, const Context& context);
Shown offer(const http::Request& request, const TransferOffer& wanted, const Context& context);
Shown withdraw(const http::Request& request, const Context& context);
ShownTransfer show_transfer(const http::Request& request, const Context& context);
ShownTransfer accept(const http::Request& request, const TransferAcceptance& given, const Context& context);
http::Content qr_svg(const http::Request& request, const Context& context);
http::Content qr_png(const http::Request& request, const Context& context);
http::Content ticket_pdf(const http::Request& request, const Context& context);
Page<Attendee> attendees(const http::Request& request, const AttendeeQuery& query, const Context& context);
http::Content attendees_csv(
    const http::Request& request, const AttendeeFilter& filter, const Context& context);

}  // namespace gatehouse::tickets::handlers
