#include "modules/accounts/handlers.hpp"
#include "modules/accounts/topics.hpp"

namespace gatehouse::accounts {

http::Routes user_admin_routes()
{
    using namespace http;
    static constexpr Limit kAdmin{"admin", 120, 60};
    // clang-format off
    return {
        {"GET", "/api/admin/users",           Access::admin, kAdmin, takes_query(kUserQuery), gives(kUsers),      handlers::list,      "Everybody, newest first"},
        {"PUT", "/api/admin/users/{id}/role", Access::admin, kAdmin, takes(kRoleChange),      gives(user_view()), handlers::set_roles, "Replace somebody's platform roles"},
    };
    // clang-format on
}

}  // namespace gatehouse::accounts
