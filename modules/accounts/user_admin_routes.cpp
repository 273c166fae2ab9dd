#include "modules/accounts/administration_handlers.hpp"
#include "modules/accounts/topics.hpp"

namespace gatehouse::accounts {

http::Routes user_admin_routes()
{
    using namespace http;
    static constexpr Limit kAdmin{"admin", 120, 60}, kActingLimit{"impersonate", 20, 3600};
    // clang-format off
    return {
        {"GET",    "/api/admin/users",                  Access::admin,     kAdmin,       takes_query(kUserQuery), gives(kUsers),      handlers::list,        "Everybody, newest first"},
        {"GET",    "/api/admin/users/stats",            Access::admin,     kAdmin,       takes_nothing(),         gives(kStatistics), handlers::statistics,  "How many people there are, and how many came lately"},
        {"GET",    "/api/admin/users/{id}",             Access::admin,     kAdmin,       takes_nothing(),         gives(kAccount),    handlers::show,        "One person, with their open sign-ins"},
        {"PUT",    "/api/admin/users/{id}/role",        Access::admin,     kAdmin,       takes(kRoleChange),      gives(user_view()), handlers::set_roles,   "Replace somebody's platform roles"},
        {"POST",   "/api/admin/users/{id}/suspend",     Access::admin,     kAdmin,       takes(kBecause),         gives(kAccount),    handlers::suspend,     "Suspend an account and end its sign-ins at once"},
        {"POST",   "/api/admin/users/{id}/reinstate",   Access::admin,     kAdmin,       takes(kBecause),         gives(kAccount),    handlers::reinstate,   "Let a suspended account in again"},
        {"POST",   "/api/admin/users/{id}/impersonate", Access::admin,     kActingLimit, takes(kBecause),         gives(kActing),     handlers::impersonate, "Act as somebody for an hour, in this browser"},
        {"DELETE", "/api/auth/impersonation",           Access::signed_in, kAdmin,       takes_nothing(),         gives_nothing(),    handlers::stop_acting, "Stop acting as somebody else"},
    };
    // clang-format on
}

}  // namespace gatehouse::accounts
