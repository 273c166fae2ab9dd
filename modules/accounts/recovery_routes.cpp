#include "modules/accounts/recovery_handlers.hpp"
#include "modules/accounts/topics.hpp"

namespace gatehouse::accounts {

http::Routes recovery_routes()
{
    using namespace http;
    // Asking for mail is limited by person too (five an hour), where an address cannot be.
    static constexpr Limit kVerify{"verify", 30, 3600, By::address}, kResend{"verify_resend", 10, 3600},
        kAskReset{"reset", 10, 3600, By::address}, kConfirming{"confirm_reset", 20, 3600, By::address},
        kChange{"change_password", 10, 3600}, kUnlocking{"unlock", 20, 3600, By::address};
    // clang-format off
    return {
        {"POST", "/api/auth/verify-email",        Access::anyone,    kVerify,    takes(kProof),          gives(user_view()), handlers::verify_email,    "Confirm an e-mail address by the mailed link, or signed in by its code"},
        {"POST", "/api/auth/verify-email/resend", Access::signed_in, kResend,    takes_nothing(),        gives_nothing(),    handlers::resend_email,    "Mail link and code once more"},
        {"POST", "/api/auth/change-email",        Access::signed_in, kChange,    takes(kEmailChange),    gives_nothing(),    handlers::change_email,    "Ask a new address to confirm that it is mine"},
        {"POST", "/api/auth/reset-password",      Access::anyone,    kAskReset,  takes(kResetRequest),   gives_nothing(),    handlers::ask_reset,       "Mail a link to choose a new password; the answer is the same for every address"},
        {"POST", "/api/auth/confirm-reset",       Access::anyone,    kConfirming,    takes(kReset),          gives_nothing(),    handlers::confirm_reset,   "Choose a new password by the mailed link; every sign-in ends"},
        {"POST", "/api/auth/change-password",     Access::signed_in, kChange,    takes(kPasswordChange), gives_nothing(),    handlers::change_password, "Change my password; every other sign-in ends"},
        {"POST", "/api/auth/unlock",              Access::anyone,    kUnlocking, takes(kUnlock),         gives_nothing(),    handlers::unlock,          "Try again at once after too many failures, by the mailed link"},
    };
    // clang-format on
}

}  // namespace gatehouse::accounts
