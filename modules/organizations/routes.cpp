#include "modules/organizations/routes.hpp"

#include "modules/organizations/handlers.hpp"
#include "modules/organizations/schemas.hpp"

namespace gatehouse::organizations {

const http::Routes& routes()
{
    using namespace http;
    // clang-format off
    static const Limit kRegister{"register", 5, 3600, By::address}, kRead{"organizations_read", 300, 60}, kWrite{"organizations_write", 60, 60};
    static const Routes kRoutes = {
        {"POST", "/api/auth/register",             Access::anyone,    kRegister, takes(kRegistration),       gives(kSignedUp, 201), handlers::sign_up,        "Open an account and sign in"},
        {"GET",  "/api/users/profile",             Access::signed_in, kRead,     takes_nothing(),            gives(kProfile),       handlers::profile,        "Who I am, and my organizations"},
        {"PUT",  "/api/users/profile",             Access::signed_in, kWrite,    takes(kProfileChange),      gives(kProfile),       handlers::update_profile, "Change my name or phone number"},
        {"GET",  "/api/organizations",             Access::signed_in, kRead,     takes_nothing(),            gives(kOrganizations), handlers::mine,           "My organizations, the personal one first"},
        {"GET",  "/api/organizations/{id}",        Access::member,    kRead,     takes_nothing(),            gives(kOrganization),  handlers::show,           "One of my organizations"},
        {"PUT",  "/api/organizations/{id}",        Access::member,    kWrite,    takes(kOrganizationChange), gives(kOrganization),  handlers::update,         "Change an organization's name and defaults"},
        {"GET",  "/api/organizations/slug/{slug}", Access::anyone,    kRead,     takes_nothing(),            gives(kBrief),         handlers::show_by_slug,   "An organization's public face"},
    };
    // clang-format on
    return kRoutes;
}

}  // namespace gatehouse::organizations
