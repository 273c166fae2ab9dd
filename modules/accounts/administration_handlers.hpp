#pragma once

#include "common/http/route.hpp"
#include "modules/accounts/administration_render.hpp"
#include "modules/accounts/administration_schemas.hpp"

namespace gatehouse::accounts::handlers {

Page<User> list(const http::Request& request, const UserQuery& query, const Context& context);
Account show(const http::Request& request, const Context& context);
Statistics statistics(const http::Request& request, const Context& context);
User set_roles(const http::Request& request, const RoleChange& change, const Context& context);
Account suspend(const http::Request& request, const Because& because, const Context& context);
Account reinstate(const http::Request& request, const Because& because, const Context& context);
http::Reply<ActingShown> impersonate(
    const http::Request& request, const Because& because, const Context& context);
http::Reply<http::Empty> stop_acting(const http::Request& request, const Context& context);

}  // namespace gatehouse::accounts::handlers
