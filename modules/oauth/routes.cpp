#include "modules/oauth/routes.hpp"

#include "modules/oauth/handlers.hpp"
#include "modules/oauth/schemas.hpp"

namespace gatehouse::oauth {

const http::Routes& routes()
{
    using namespace http;
    // clang-format off
    static constexpr Limit kList{"oauth_providers", 300, 60, By::address}, kDepart{"oauth_start", 120, 60, By::address},
        kLink{"oauth_link", 20, 3600}, kReturn{"oauth_return", 120, 60, By::address};
    static const Routes kRoutes = {
        {"GET",  "/api/auth/oauth/providers",           Access::anyone,    kList,   takes_nothing(),      gives(kOffers),      handlers::offers,         "The sites that one can sign in with here"},
        {"GET",  "/api/auth/oauth/{provider}",          Access::anyone,    kDepart, takes_query(kWish),   gives_redirect(),    handlers::depart,         "Go to another site to sign in; the browser comes back by itself"},
        {"POST", "/api/auth/oauth/{provider}/link",     Access::signed_in, kLink,   takes(kWish),         gives(kDeparture),   handlers::depart_to_link, "Begin to link an account at another site; send the browser to the location"},
        {"GET",  "/api/auth/oauth/{provider}/callback", Access::anyone,    kReturn, takes_nothing(),      gives_redirect(303), handlers::come_back,      "Where other sites send people back to"},
        {"POST", "/api/auth/oauth/{provider}/callback", Access::anyone,    kReturn, takes_foreign_form(), gives_redirect(303), handlers::pass_on,        "The same, for sites that answer with a form"},
    };
    // clang-format on
    return kRoutes;
}

}  // namespace gatehouse::oauth
