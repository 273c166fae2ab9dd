#include "modules/accounts/handlers.hpp"

#include "common/http/dispatch.hpp"
#include "common/http/even.hpp"
#include "modules/accounts/service.hpp"

namespace gatehouse::accounts::handlers {

namespace {

constexpr std::chrono::milliseconds kLoginStep{50};

}  // namespace

http::Headers cookies_of(const http::Request& request, const Context& context, const SignIn& done)
{
    if (done.challenge && !done.challenge->browser.empty())
        return {http::set_cookie(request, kChallengeCookie, done.challenge->browser, kChallengeFor)};
    if (done.session.empty()) return {};
    auto cookies = http::session_cookies(request, context, done.session);
    cookies.push_back(http::set_cookie(request, kDeviceCookie, done.device, kDeviceFor));
    return cookies;
}

http::Reply<SignedIn> signed_in(const http::Request& request, const Context& context, SignIn done)
{
    http::Reply<SignedIn> reply;
    reply.headers = cookies_of(request, context, done);
    if (!done.session.empty()) reply.value.csrf_token = auth::csrf_token(context.config, done.session);
    reply.value.done = std::move(done);
    return reply;
}

http::Reply<SignedIn> login(
    const http::Request& request, const Credentials& credentials, const Context& context)
{
    return http::in_steps(kLoginStep, [&] {
        return signed_in(request, context,
            Service(context).sign_in(
                request.caller, credentials, request.cookie(kDeviceCookie), http::origin_of(request)));
    });
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

}  // namespace gatehouse::accounts::handlers
