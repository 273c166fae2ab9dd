#include "modules/accounts/handlers.hpp"

#include "common/http/dispatch.hpp"
#include "modules/accounts/service.hpp"

namespace gatehouse::accounts::handlers {

namespace {

constexpr const char* kDeviceCookie = "gatehouse_device";
constexpr std::chrono::hours kDeviceFor{365 * 24};

}  // namespace

http::Reply<SignedIn> login(
    const http::Request& request, const Credentials& credentials, const Context& context)
{
    auto done = Service(context).sign_in(
        request.caller, credentials, request.cookie(kDeviceCookie), http::origin_of(request));
    http::Reply<SignedIn> reply;
    if (!done.session.empty()) {
        reply.value.csrf_token = auth::csrf_token(context.config, done.session);
        reply.headers = http::session_cookies(request, context, done.session);
        reply.headers.push_back(http::set_cookie(request, kDeviceCookie, done.device, kDeviceFor));
    }
    reply.value.done = std::move(done);
    return reply;
}

http::Reply<http::Empty> logout(const http::Request& request, const Context& context)
{
    Service(context).sign_out(request.caller);
    return {{}, http::expired_session_cookies(request), {}};
}

auth::TokenPair refresh(const http::Request& request, const RefreshRequest& wanted, const Context& context)
{
    return Service(context).refresh(wanted.token, http::origin_of(request));
}

Page<User> list(const http::Request&, const UserQuery& query, const Context& context)
{
    return Service(context).list(query);
}

User set_roles(const http::Request& request, const RoleChange& change, const Context& context)
{
    auth::Roles roles;
    for (const auto role : change.roles) roles.add(role);
    return Service(context).set_roles(request.caller, request.param<UserId>("id"), roles);
}

}  // namespace gatehouse::accounts::handlers
