#include "modules/accounts/routes.hpp"

#include "modules/accounts/topics.hpp"

namespace gatehouse::accounts {

const http::Routes& routes()
{
    static const auto kAll = http::joined({
        live_routes(),
        sign_in_routes(),
        identity_routes(),
        recovery_routes(),
        session_routes(),
        factors_routes(),
        passkeys_routes(),
        phone_routes(),
        user_admin_routes(),
    });
    return kAll;
}

}  // namespace gatehouse::accounts
