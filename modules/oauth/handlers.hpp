#pragma once

#include "common/http/route.hpp"
#include "modules/oauth/render.hpp"

namespace gatehouse::oauth::handlers {

http::Reply<Items<Offer>> offers(const http::Request& request, const Context& context);
http::Reply<http::Empty> depart(const http::Request& request, const Wish& wish, const Context& context);
http::Reply<Departure> depart_to_link(const http::Request& request, const Wish& wish, const Context& context);
http::Reply<http::Empty> come_back(const http::Request& request, const Context& context);
http::Reply<http::Empty> pass_on(const http::Request& request, const Context& context);

}  // namespace gatehouse::oauth::handlers
