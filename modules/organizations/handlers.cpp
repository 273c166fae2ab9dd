#include "modules/organizations/handlers.hpp"

#include "common/http/dispatch.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::organizations::handlers {

namespace {

// Pages read their CSRF token here after a reload; tokens of other clients have none.
ShownProfile shown(const http::Request& request, Profile profile, const Context& context)
{
    ShownProfile out{std::move(profile), {}};
    if (request.caller.principal->by_cookie)
        out.csrf_token =
            auth::csrf_token(context.config, request.cookie(http::session_cookie_name(request.secure)));
    return out;
}

}  // namespace

http::Reply<SignedUp> sign_up(
    const http::Request& request, const accounts::Registration& wanted, const Context& context)
{
    auto done = Service(context).sign_up(
        request.caller, wanted, request.cookie(accounts::kDeviceCookie), http::origin_of(request));
    http::Reply<SignedUp> reply;
    reply.headers = http::session_cookies(request, context, done.session);
    reply.headers.push_back(
        http::set_cookie(request, accounts::kDeviceCookie, done.device, accounts::kDeviceFor));
    reply.value = {std::move(done.user), auth::csrf_token(context.config, done.session)};
    return reply;
}

ShownProfile profile(const http::Request& request, const Context& context)
{
    return shown(request, Service(context).profile(request.caller), context);
}

ShownProfile update_profile(
    const http::Request& request, const accounts::ProfileChange& change, const Context& context)
{
    return shown(request, Service(context).update_profile(request.caller, change), context);
}

Items<Membership> mine(const http::Request& request, const Context& context)
{
    const Service service(context);
    return {context.db.read(
        [&](db::Session& session) { return service.memberships(session, request.caller.require_user()); })};
}

Membership show(const http::Request& request, const Context& context)
{
    return Service(context).get(request.caller, request.param<OrganizationId>("id"));
}

Brief show_by_slug(const http::Request& request, const Context& context)
{
    return Service(context).get_by_slug(std::string(request.param_text("slug")));
}

Membership update(const http::Request& request, const OrganizationChange& change, const Context& context)
{
    return Service(context).update(request.caller, request.param<OrganizationId>("id"), change);
}

}  // namespace gatehouse::organizations::handlers
