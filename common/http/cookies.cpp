#include "common/auth/sessions.hpp"
#include "common/http/dispatch.hpp"

namespace gatehouse::http {

using namespace std::chrono_literals;

namespace {

constexpr const char* kCsrfCookie = "gatehouse_csrf";
constexpr std::chrono::seconds kThirtyDays = 30 * 24h;

}  // namespace

auth::Origin origin_of(const Request& request)
{
    return {std::string(request.header("user-agent")), request.caller.address};
}

Headers::value_type set_cookie(const Request& request, const std::string& name, const std::string& value,
    std::chrono::seconds age, bool readable)
{
    return {"Set-Cookie", name + "=" + value + "; Path=/; Max-Age=" + std::to_string(age.count()) +
                              "; SameSite=Lax" + (request.secure ? "; Secure" : "") +
                              (readable ? "" : "; HttpOnly")};
}

std::string session_cookie_name(bool secure) { return secure ? "__Host-gatehouse" : "gatehouse_session"; }

Headers session_cookies(const Request& request, const Context& context, const std::string& token)
{
    return {set_cookie(request, session_cookie_name(request.secure), token, kThirtyDays),
        set_cookie(
            request, kCsrfCookie, auth::csrf_token(context.config, token), kThirtyDays, /*readable=*/true)};
}

Headers expired_session_cookies(const Request& request)
{
    return {set_cookie(request, session_cookie_name(request.secure), "", 0s),
        set_cookie(request, kCsrfCookie, "", 0s, /*readable=*/true)};
}

}  // namespace gatehouse::http
