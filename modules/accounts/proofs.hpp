// Second factors as they are shown: which a person may show, and whether they are right. Each is used up by
// that. Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "modules/accounts/admission.hpp"
#include "modules/accounts/factor_types.hpp"

namespace gatehouse::accounts {

class Proofs {
public:
    explicit Proofs(const Context& context) : context_(context) {}

    // By what the person may finish a sign-in, or with no first step prove again that it is them; the best
    // first.
    std::vector<Method> methods(
        db::Session& session, const User& user, const std::optional<Means>& first = {}) const;

    // Whether what they show is right; then it is used up. Throws passkey_refused.
    bool use(const auth::Caller& caller, const User& user, const Answer& answer,
        const std::optional<Means>& first = {}) const;

    // Sends a code to their mailbox. Throws rate_limited after five in an hour.
    void send(const User& user) const;
    // Texts one to their number. Throws what Texting::count() throws.
    void text(const User& user, const std::string& address) const;
    // For changes of the number: codes that are under way to the old one are worth nothing.
    void void_texted(db::Tx& tx, const UserId& user) const;

private:
    bool use_totp(const User& user, const std::string& code) const;
    bool use_recovery(const auth::Caller& caller, const User& user, const std::string& code) const;
    bool use_sent(const User& user, const char* purpose, const std::string& code) const;
    bool use_passkey(const auth::Caller& caller, const User& user, const Answer& answer) const;

    const Context& context_;
};

}  // namespace gatehouse::accounts
