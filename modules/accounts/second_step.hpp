// The second step of a sign-in: the challenge that Admission handed out is answered with a second factor.
// Private to this module.

#pragma once

#include <string>

#include "common/app/context.hpp"
#include "modules/accounts/challenges.hpp"
#include "modules/accounts/factor_types.hpp"

namespace gatehouse::accounts {

// The challenge, and what came with it.
struct Attempt {
    std::string challenge, browser;  // the token, and the cookie of the browser that it was given to
    std::string device;
    auth::Origin origin;
};

class SecondStep {
public:
    explicit SecondStep(const Context& context) : context_(context) {}

    // Throws wrong_code with tries_left, challenge_over, too_many_failures.
    SignIn finish(const auth::Caller& caller, const Attempt& attempt, const Answer& answer) const;

    // Mails or texts the code that finish() then takes. Throws challenge_over, rate_limited,
    // too_many_text_messages.
    void send_code(const Attempt& attempt, Sent by = Sent::email) const;

private:
    User require_user(const Pending& pending) const;
    [[noreturn]] void refuse(const auth::Caller& caller, const Pending& pending, int left) const;

    const Context& context_;
};

}  // namespace gatehouse::accounts
