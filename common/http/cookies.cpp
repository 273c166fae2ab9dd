#include "common/auth/sessions.hpp"
#include "common/http/dispatch.hpp"

namespace gatehouse::http {

namespace {

constexpr const char* kCsrfCookie = "gatehouse_csrf";
constexpr const char* kThirtyDays = "2592000";

std::string cookie(const std::string& name, const std::string& value, const char* age, bool secure, bool readable)
{
    return name + "=" + value + "; Path=/; Max-Age=" + age + "; SameSite=Lax" + (secure ? "; Secure" : "") +
           (readable ? "" : "; HttpOnly");
}

}  // namespace

std::string session_cookie_name(bool secure) { return secure ? "__Host-gatehouse" : "gatehouse_session"; }

Headers session_cookies(const Request& request, const Context& context, const std::string& token)
{
    return {{"Set-Cookie", cookie(session_cookie_name(request.secure), token, kThirtyDays, request.secure, false)},
        {"Set-Cookie",
            cookie(kCsrfCookie, auth::csrf_token(context.config, token), kThirtyDays, request.secure, true)}};
}

Headers expired_session_cookies(const Request& request)
{
    return {{"Set-Cookie", cookie(session_cookie_name(request.secure), "", "0", request.secure, false)},
        {"Set-Cookie", cookie(kCsrfCookie, "", "0", request.secure, true)}};
}

}  // namespace gatehouse::http
