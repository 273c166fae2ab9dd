// Second factors: set up, shown, removed; and what a password that came by mail means for them. Private to
// this module.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/app/context.hpp"
#include "modules/accounts/factor_types.hpp"

namespace gatehouse::accounts {

class Factors {
public:
    explicit Factors(const Context& context) : context_(context) {}

    // How the caller's account is secured.
    Standing standing(const auth::Caller& caller) const;

    // A new secret for an authenticator app; it counts from confirm_totp() on. Throws step_up_required,
    // factor_exists.
    Enrolment begin_totp(const auth::Caller& caller) const;
    // The recovery codes that come with a person's first factor; none when they have some. Throws wrong_code.
    std::vector<std::string> confirm_totp(const auth::Caller& caller, const std::string& code) const;
    // Throws step_up_required, not_found, factor_needed.
    void remove(const auth::Caller& caller, FactorKind kind) const;
    // Ten new ones in the place of all others. Throws step_up_required, no_second_factor.
    std::vector<std::string> new_recovery_codes(const auth::Caller& caller) const;

    // For resets: the person's password was set by a link in a mail. Sign-ins that wait for a factor are
    // over, and until the person shows another factor a code from the same mailbox is none.
    static void password_was_reset(db::Tx& tx, const Context& context, const UserId& user);

private:
    std::vector<std::string> replace_codes(db::Tx& tx, const UserId& user) const;

    const Context& context_;
};

}  // namespace gatehouse::accounts
