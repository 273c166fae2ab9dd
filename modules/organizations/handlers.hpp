#pragma once

#include "common/http/route.hpp"
#include "modules/organizations/render.hpp"

namespace gatehouse::organizations::handlers {

http::Reply<SignedUp> sign_up(
    const http::Request& request, const accounts::Registration& wanted, const Context& context);
ShownProfile profile(const http::Request& request, const Context& context);
ShownProfile update_profile(
    const http::Request& request, const accounts::ProfileChange& change, const Context& context);
Items<Membership> mine(const http::Request& request, const Context& context);
Membership show(const http::Request& request, const Context& context);
Brief show_by_slug(const http::Request& request, const Context& context);
Membership update(const http::Request& request, const OrganizationChange& change, const Context& context);

}  // namespace gatehouse::organizations::handlers
