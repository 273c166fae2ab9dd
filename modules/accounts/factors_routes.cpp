#include "modules/accounts/factors_handlers.hpp"
#include "modules/accounts/topics.hpp"

namespace gatehouse::accounts {

http::Routes factors_routes()
{
    using namespace http;
    static constexpr Limit kLooking{"factors", 120, 60}, kChanging{"factor_changes", 20, 600},
        kProving{"step_up", 20, 60}, kSecond{"second_step", 20, 60, By::address},
        kSending{"factor_codes", 5, 600, By::address};
    // clang-format off
    return {
        {"GET",    "/api/auth/factors",                Access::signed_in, kLooking,  takes_nothing(),    gives(kStanding),      handlers::factors,            "How the caller's account is secured"},
        {"POST",   "/api/auth/factors/totp",           Access::signed_in, kChanging, takes_nothing(),    gives(kEnrolment),     handlers::begin_totp,         "Begin to set up an authenticator app; wants a fresh proof"},
        {"POST",   "/api/auth/factors/totp/confirm",   Access::signed_in, kChanging, takes(kCode),       gives(kRecoveryCodes), handlers::confirm_totp,       "Confirm the app by its first code; gives recovery codes, once"},
        {"DELETE", "/api/auth/factors/totp",           Access::signed_in, kChanging, takes_nothing(),    gives_nothing(),       handlers::remove_totp,        "Remove the authenticator app; wants a fresh proof"},
        {"POST",   "/api/auth/factors/recovery-codes", Access::signed_in, kChanging, takes_nothing(),    gives(kRecoveryCodes), handlers::new_recovery_codes, "Replace all recovery codes; wants a fresh proof"},
        {"POST",   "/api/auth/factors/verify",         Access::anyone,    kSecond,   takes(kSecondStep), gives(kSignedIn),      handlers::second_step,        "Finish a sign-in with a second factor"},
        {"POST",   "/api/auth/factors/code",           Access::anyone,    kSending,  takes(kSendCode),   gives_nothing(),       handlers::send_code,          "Mail or text a code that finishes a sign-in"},
        {"POST",   "/api/auth/step-up",                Access::signed_in, kProving,  takes(kStepUp),     gives_nothing(),       handlers::step_up,            "Prove again that it is you; good for ten minutes"},
        {"POST",   "/api/auth/step-up/code",           Access::signed_in, kSending,  takes_nothing(),    gives_nothing(),       handlers::send_step_up_code,  "Mail a code to prove it with, for those who have nothing else"},
    };
    // clang-format on
}

}  // namespace gatehouse::accounts
