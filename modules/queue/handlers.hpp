#pragma once

#include "common/http/request.hpp"
#include "modules/queue/desk.hpp"

namespace gatehouse::queue::handlers {

http::Reply<Shown> join(Hall& hall, const http::Request& request, const Join& wanted, const Context& context);
Shown show(Hall& hall, const http::Request& request, const Context& context);
Shown leave(Hall& hall, const http::Request& request, const Context& context);
Shown join_again(Hall& hall, const http::Request& request, const Context& context);
http::Empty listen(Hall& hall, const http::Request& request, const Context& context);
Page<Shown> mine(Hall& hall, const http::Request& request, const PageQuery& query, const Context& context);
http::Empty ask_code(const http::Request& request, const GuestRequest& wanted, const Context& context);
GuestToken confirm(const http::Request& request, const GuestConfirmation& given, const Context& context);
PublicLine line(Hall& hall, const http::Request& request, const Context& context);
ShownDraw draw(const http::Request& request, const PageQuery& query, const Context& context);

Items<OwnLine> lines(Hall& hall, const http::Request& request, const Context& context);
OwnLine change(Hall& hall, const http::Request& request, const LineChange& change, const Context& context);
Page<Entry> entries(
    Hall& hall, const http::Request& request, const EntriesQuery& query, const Context& context);
Messaged message(Hall& hall, const http::Request& request, const Message& message, const Context& context);

}  // namespace gatehouse::queue::handlers
