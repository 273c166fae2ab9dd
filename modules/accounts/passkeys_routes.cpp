#include "modules/accounts/factors_handlers.hpp"
#include "modules/accounts/topics.hpp"

namespace gatehouse::accounts {

http::Routes passkeys_routes()
{
    using namespace http;
    static constexpr Limit kChanging{"passkey_changes", 20, 600},
        kAsking{"passkey_challenges", 30, 60, By::address}, kUsing{"passkey_sign_ins", 20, 60, By::address};
    // clang-format off
    return {
        {"POST",   "/api/auth/passkeys/invitation", Access::signed_in, kChanging, takes_nothing(),        gives(kInvitation),   handlers::invite_passkey,  "What a browser needs to make a passkey; wants a fresh proof"},
        {"POST",   "/api/auth/passkeys",            Access::signed_in, kChanging, takes(kPasskeyRequest), gives(kPasskey, 201), handlers::add_passkey,     "Add the passkey that was made"},
        {"PUT",    "/api/auth/passkeys/{id}",       Access::signed_in, kChanging, takes(kPasskeyName),    gives_nothing(),      handlers::rename_passkey,  "Give a passkey another name"},
        {"DELETE", "/api/auth/passkeys/{id}",       Access::signed_in, kChanging, takes_nothing(),        gives_nothing(),      handlers::remove_passkey,  "Remove a passkey; wants a fresh proof"},
        {"POST",   "/api/auth/passkeys/challenge",  Access::anyone,    kAsking,   takes_nothing(),        gives(kQuestion),     handlers::ask_passkey,     "What a browser needs to use a passkey"},
        {"POST",   "/api/auth/passkeys/sign-in",    Access::anyone,    kUsing,    takes(kPasskeySignIn),  gives(kSignedIn),     handlers::passkey_sign_in, "Sign in with a passkey, which is both factors"},
    };
    // clang-format on
}

}  // namespace gatehouse::accounts
