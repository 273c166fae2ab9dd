#include "modules/organizations/handlers.hpp"

#include "common/http/conditional.hpp"
#include "common/http/dispatch.hpp"
#include "common/http/even.hpp"
#include "modules/organizations/administration.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::organizations::handlers {

namespace {

constexpr std::chrono::milliseconds kSignUpStep{150};

// Pages read their CSRF token here after a reload; tokens of other clients have none.
ShownProfile shown(const Request& request, Profile profile, const Context& context)
{
    ShownProfile out{std::move(profile), {}, request.caller.principal->impersonator};
    if (request.caller.principal->by_cookie)
        out.csrf_token =
            auth::csrf_token(context.config, request.cookie(http::session_cookie_name(request.secure)));
    return out;
}

OrganizationId id_of(const Request& request) { return request.param<OrganizationId>("id"); }

}  // namespace

Reply<SignedUp> sign_up(const Request& request, const accounts::Registration& wanted, const Context& context)
{
    auto done = http::in_steps(kSignUpStep, [&] {
        return Service(context).sign_up(
            request.caller, wanted, request.cookie(accounts::kDeviceCookie), http::origin_of(request));
    });
    Reply<SignedUp> reply;
    reply.headers = http::session_cookies(request, context, done.session);
    reply.headers.push_back(
        http::set_cookie(request, accounts::kDeviceCookie, done.device, accounts::kDeviceFor));
    reply.value = {std::move(done.user), auth::csrf_token(context.config, done.session)};
    return reply;
}

ShownProfile profile(const Request& request, const Context& context)
{
    return shown(request, Service(context).profile(request.caller), context);
}

ShownProfile update_profile(
    const Request& request, const accounts::ProfileChange& change, const Context& context)
{
    return shown(request, Service(context).update_profile(request.caller, change), context);
}

Items<Membership> mine(const Request& request, const Context& context)
{
    const Service service(context);
    return {context.db.read(
        [&](db::Session& session) { return service.memberships(session, request.caller.require_user()); })};
}

Overview create(const Request& request, const NewOrganization& wanted, const Context& context)
{
    return Service(context).create(request.caller, wanted);
}

Overview show(const Request& request, const Context& context)
{
    return Service(context).get(request.caller, id_of(request));
}

Reply<Organization> show_by_slug(const Request& request, const Context& context)
{
    return {
        Service(context).get_by_slug(std::string(request.param_text("slug"))), {http::kPublicForASecond}, {}};
}

Overview update(const Request& request, const OrganizationChange& change, const Context& context)
{
    return Service(context).update(request.caller, id_of(request), change);
}

Overview set_logo(const Request& request, const Context& context)
{
    return Service(context).set_logo(request.caller, id_of(request), request.body);
}

Overview remove_logo(const Request& request, const Context& context)
{
    return Service(context).remove_logo(request.caller, id_of(request));
}

Page<Overview> all(const Request&, const OrganizationQuery& query, const Context& context)
{
    return Administration(context).list(query);
}

Overview set_plan(const Request& request, const PlanChange& change, const Context& context)
{
    return Administration(context).set_plan(request.caller, id_of(request), change.plan);
}

}  // namespace gatehouse::organizations::handlers
