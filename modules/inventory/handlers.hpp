#pragma once

#include "common/http/page.hpp"
#include "common/http/route.hpp"
#include "modules/inventory/requests.hpp"

namespace gatehouse::inventory::handlers {

using http::Empty;
using http::Reply;
using http::Request;

TicketType create(const Request& request, const NewTicketType& wanted, const Context& context);
Items<TicketType> list(const Request& request, const TypeQuery& query, const Context& context);
TicketType show(const Request& request, const Context& context);
TicketType update(const Request& request, const TypeChange& change, const Context& context);
Empty remove(const Request& request, const Context& context);
Reply<Availability> availability(const Request& request, const Context& context);

events::Event publish(const Request& request, const Context& context);
events::Event cancel(const Request& request, const Cancel& wanted, const Context& context);
events::Event duplicate(const Request& request, const Duplicate& wanted, const Context& context);

}  // namespace gatehouse::inventory::handlers
