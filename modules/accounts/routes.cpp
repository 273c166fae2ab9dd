#include "modules/accounts/routes.hpp"

#include "modules/accounts/handlers.hpp"

namespace gatehouse::accounts {

const http::Routes& routes()
{
    using namespace http;
    // clang-format off
    static const Limit kLogin{"login", 10, 60, By::address}, kLogout{"logout", 60, 60}, kRefreshing{"refresh", 30, 60, By::address},
        kAdmin{"admin", 120, 60};
    static const Routes kRoutes = {
        {"POST", "/api/auth/login",            Access::anyone, kLogin,      takes(kCredentials),     gives(kSignedIn),   handlers::login,     "Sign in with a cookie session, or with tokens"},
        {"POST", "/api/auth/logout",           Access::anyone, kLogout,     takes_nothing(),         gives_nothing(),    handlers::logout,    "End the sign-in of this request"},
        {"POST", "/api/auth/refresh",          Access::anyone, kRefreshing, takes(kRefresh),         gives(kTokens),     handlers::refresh,   "Swap a refresh token for new tokens"},
        {"GET",  "/api/admin/users",           Access::admin,  kAdmin,      takes_query(kUserQuery), gives(kUsers),      handlers::list,      "Everybody, newest first"},
        {"PUT",  "/api/admin/users/{id}/role", Access::admin,  kAdmin,      takes(kRoleChange),      gives(user_view()), handlers::set_roles, "Replace somebody's platform roles"},
    };
    // clang-format on
    return kRoutes;
}

}  // namespace gatehouse::accounts
