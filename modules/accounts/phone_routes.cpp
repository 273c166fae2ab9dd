#include "modules/accounts/phone_handlers.hpp"
#include "modules/accounts/topics.hpp"

namespace gatehouse::accounts {

http::Routes phone_routes()
{
    using namespace http;
    // What is sent is limited further where it is counted: see Texting.
    static constexpr Limit kAsking{"phone", 10, 3600}, kConfirming{"phone_codes", 30, 3600};
    // clang-format off
    return {
        {"POST",   "/api/auth/phone",               Access::signed_in, kAsking,     takes(kPhone),     gives_nothing(), handlers::ask_phone,       "Text a code to a number that is to receive codes; wants a fresh proof"},
        {"DELETE", "/api/auth/phone",               Access::signed_in, kAsking,     takes_nothing(),   gives_nothing(), handlers::remove_phone,    "Remove the number; wants a fresh proof"},
        {"POST",   "/api/auth/verify-phone",        Access::signed_in, kConfirming, takes(kPhoneCode), gives_nothing(), handlers::verify_phone,    "Confirm the number by the code that was texted to it"},
        {"POST",   "/api/auth/verify-phone/resend", Access::signed_in, kAsking,     takes_nothing(),   gives_nothing(), handlers::ask_phone_again, "Text a code once more"},
    };
    // clang-format on
}

}  // namespace gatehouse::accounts
