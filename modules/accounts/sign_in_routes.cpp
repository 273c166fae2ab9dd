#include "modules/accounts/handlers.hpp"
#include "modules/accounts/topics.hpp"

namespace gatehouse::accounts {

http::Routes sign_in_routes()
{
    using namespace http;
    static constexpr Limit kLogin{"login", 10, 60, By::address}, kLogout{"logout", 60, 60},
        kRefreshing{"refresh", 30, 60, By::address};
    // clang-format off
    return {
        {"POST", "/api/auth/login",   Access::anyone, kLogin,      takes(kCredentials), gives(kSignedIn), handlers::login,   "Sign in with a cookie session, or with tokens"},
        {"POST", "/api/auth/logout",  Access::anyone, kLogout,     takes_nothing(),     gives_nothing(),  handlers::logout,  "End the sign-in of this request"},
        {"POST", "/api/auth/refresh", Access::anyone, kRefreshing, takes(kRefresh),     gives(kTokens),   handlers::refresh, "Swap a refresh token for new tokens"},
    };
    // clang-format on
}

}  // namespace gatehouse::accounts
