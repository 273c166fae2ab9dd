// Identities at other sites, and API keys: the ways in besides a password.

#include "modules/accounts/api_keys.hpp"
#include "modules/accounts/identities.hpp"
#include "modules/accounts/identity_handlers.hpp"
#include "modules/accounts/identity_schemas.hpp"
#include "modules/accounts/topics.hpp"

namespace gatehouse::accounts {

http::Routes identity_routes()
{
    using namespace http;
    static constexpr Limit kRead{"identities_read", 120, 60}, kUnlink{"identities_write", 20, 3600},
        kMake{"api_keys_make", 20, 3600}, kRevoke{"api_keys_revoke", 60, 60};
    // clang-format off
    return {
        {"GET",    "/api/auth/identities",      Access::signed_in, kRead,   takes_nothing(),  gives(kIdentities),   handlers::identities,  "The accounts elsewhere that I can sign in with"},
        {"DELETE", "/api/auth/identities/{id}", Access::signed_in, kUnlink, takes_nothing(),  gives_nothing(),      handlers::unlink,      "Sign in with that account no more"},
        {"GET",    "/api/auth/api-keys",        Access::signed_in, kRead,   takes_nothing(),  gives(kApiKeys),      handlers::api_keys,    "My API keys, newest first"},
        {"POST",   "/api/auth/api-keys",        Access::signed_in, kMake,   takes(kKeyWish),  gives(kMadeKey, 201), handlers::make_key,    "Make an API key; it is shown this once"},
        {"DELETE", "/api/auth/api-keys/{id}",   Access::signed_in, kRevoke, takes_nothing(),  gives_nothing(),      handlers::revoke_key,  "Revoke an API key, at once"},
    };
    // clang-format on
}

}  // namespace gatehouse::accounts
