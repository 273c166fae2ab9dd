// Whether an address is somebody's own: asked by mail, answered by its link or its code. Also how one's
// address is changed. Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "modules/accounts/types.hpp"
#include "modules/accounts/wrong_code.hpp"

namespace gatehouse::accounts {

// clang-format off
inline constexpr ErrorKind kLinkOver       {"link_over",        410, "This link has been used already, or is too old. Please ask for a new one."};
inline constexpr ErrorKind kAlreadyVerified{"already_verified", 409, "This is confirmed already. There is nothing left to do."};
inline constexpr ErrorKind kTooManyMails   {"too_many_mails",   429, "We have sent you several already. Please look for them, also among spam, and try again in an hour."};
inline constexpr ErrorKind kAddressTaken   {"email_taken",      409, "Another account has this address."};
// clang-format on

class Verification {
public:
    explicit Verification(const Context& context) : context_(context) {}

    // Mails link and code to an address that the person says is theirs. Throws too_many_mails.
    void ask(db::Tx& tx, const UserId& user, std::string_view email) const;

    // The same once more, for the person's present address. Throws already_verified, too_many_mails.
    void ask_again(const auth::Caller& caller) const;

    // The link was followed, by whoever has it; or its code typed by who is signed in. The address is then
    // the account's, and verified. The link that tells a former address of the change undoes it, and ends
    // every sign-in. Throws link_over or wrong_code, and email_taken.
    User confirm_link(const auth::Caller& caller, const std::string& token) const;
    User confirm_code(const auth::Caller& caller, const std::string& code) const;

    // Asks the new address. Nothing changes until it answers, then the old one is told. Throws
    // invalid_credentials when the password is wrong.
    void change_email(
        const auth::Caller& caller, const std::string& password, const std::string& email) const;

private:
    User prove(db::Tx& tx, const auth::Caller& caller, const Secret& secret) const;
    void tell_former(db::Tx& tx, const User& user) const;

    const Context& context_;
};

}  // namespace gatehouse::accounts
