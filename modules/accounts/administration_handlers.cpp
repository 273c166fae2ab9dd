#include "modules/accounts/administration_handlers.hpp"

#include "common/auth/step_up.hpp"
#include "common/http/dispatch.hpp"
#include "modules/accounts/service.hpp"

namespace gatehouse::accounts::handlers {

namespace {

// Where an administrator's own session waits while they act as somebody else. It ends with that hour.
constexpr const char* kOwnCookie = "gatehouse_own";
constexpr std::chrono::hours kOwnFor{1};

}  // namespace

Page<User> list(const http::Request&, const UserQuery& query, const Context& context)
{
    return Administration(context).list(query);
}

Account show(const http::Request& request, const Context& context)
{
    return Administration(context).get(request.param<UserId>("id"));
}

Statistics statistics(const http::Request&, const Context& context)
{
    return Administration(context).statistics();
}

User set_roles(const http::Request& request, const RoleChange& change, const Context& context)
{
    auth::require_recent(request.caller, context);
    auth::Roles roles;
    for (const auto role : change.roles) roles.add(role);
    return Service(context).set_roles(request.caller, request.param<UserId>("id"), roles);
}

Account suspend(const http::Request& request, const Because& because, const Context& context)
{
    return Administration(context).suspend(request.caller, request.param<UserId>("id"), because.reason);
}

Account reinstate(const http::Request& request, const Because& because, const Context& context)
{
    return Administration(context).reinstate(request.caller, request.param<UserId>("id"), because.reason);
}

http::Reply<ActingShown> impersonate(
    const http::Request& request, const Because& because, const Context& context)
{
    auth::require_recent(request.caller, context);
    const auto own = request.cookie(http::session_cookie_name(request.secure));
    auto acting = Administration(context).impersonate(
        request.caller, request.param<UserId>("id"), because.reason, http::origin_of(request));
    http::Reply<ActingShown> reply;
    reply.value = {std::move(acting.user), auth::csrf_token(context.config, acting.session)};
    reply.headers = http::session_cookies(request, context, acting.session);
    reply.headers.push_back(http::set_cookie(request, kOwnCookie, own, kOwnFor));
    return reply;
}

http::Reply<http::Empty> stop_acting(const http::Request& request, const Context& context)
{
    const auto own = request.cookie(kOwnCookie);
    const bool back = Administration(context).stop_acting(request.caller, own);
    http::Reply<http::Empty> reply;
    reply.headers =
        back ? http::session_cookies(request, context, own) : http::expired_session_cookies(request);
    reply.headers.push_back(http::set_cookie(request, kOwnCookie, "", std::chrono::seconds(0)));
    return reply;
}

}  // namespace gatehouse::accounts::handlers
