// The way back in for who forgot the password or was locked out, and a new password for who did not. Private
// to this module.

#pragma once

#include "common/app/context.hpp"
#include "modules/accounts/types.hpp"

namespace gatehouse::accounts {

class Recovery {
public:
    explicit Recovery(const Context& context) : context_(context) {}

    // Mails a link to the account with that address. Says nothing about whether there is one, and does the
    // same work either way (ACC-4).
    void ask_reset(const auth::Caller& caller, const std::string& email) const;

    // A new password by the link. Ends every sign-in; opens none, so that a second factor is still asked for.
    // Throws link_over, and validation_failed for a bad password.
    void reset(const auth::Caller& caller, const std::string& token, const std::string& password) const;

    // A new password by the old one. Ends every other sign-in.
    void change_password(
        const auth::Caller& caller, const std::string& current, const std::string& password) const;

    // Lets the account's owner try again at once. Throws link_over.
    void unlock(const auth::Caller& caller, const std::string& token) const;

    // The account was locked: mails its owner the way to unlock it. Without a user the same is written for
    // nobody.
    void tell_locked(db::Tx& tx, const std::optional<UserId>& user, const std::string& email) const;

private:
    // In the transaction that changes it: writes it down, and owes the mail.
    void set_password(
        db::Tx& tx, const auth::Caller& caller, const User& user, const std::string& hash) const;

    const Context& context_;
};

}  // namespace gatehouse::accounts
