#pragma once

#include "common/app/context.hpp"
#include "common/auth/sessions.hpp"
#include "common/http/route.hpp"

namespace gatehouse::http {

inline constexpr ErrorKind kImpersonating{"impersonating", 403,
    "You act for somebody else. Only they may change how they sign in, or take their data out."};

// Match, authenticate, limit, handle, render. Never throws: every error becomes a Response here, as an RFC
// 9457 problem document, and every request one line in the log.
Response dispatch(const Routes& routes, Request& request, const Context& context);

// The document for an error.
Response problem(const Error& error, const std::string& request_id);

// Where a request came from, as the list of sign-ins shows it.
auth::Origin origin_of(const Request& request);

// A Set-Cookie header for the whole site; readable ones may be seen by the page's scripts.
Headers::value_type set_cookie(const Request& request, const std::string& name, const std::string& value,
    std::chrono::seconds age, bool readable = false);

// Cookie names depend on the scheme: `__Host-` needs TLS.
std::string session_cookie_name(bool secure);
// Set-Cookie headers that sign a browser in, or out again.
Headers session_cookies(const Request& request, const Context& context, const std::string& token);
Headers expired_session_cookies(const Request& request);

}  // namespace gatehouse::http
