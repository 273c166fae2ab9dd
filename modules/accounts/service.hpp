// Accounts, passwords and sign-ins. Public to the modules above.

#pragma once

#include <unordered_map>

#include "common/app/context.hpp"
#include "modules/accounts/types.hpp"

namespace gatehouse::accounts {

class Service {
public:
    explicit Service(const Context& context) : context_(context) {}

    std::optional<User> find_user(db::Session& session, const UserId& id) const;
    // By an address in any spelling of upper and lower case.
    std::optional<User> find_by_email(db::Session& session, std::string_view email) const;
    // Names and addresses of many people in one statement; who does not exist is left out.
    std::unordered_map<UserId, Person> people(db::Session& session, const std::vector<UserId>& ids) const;

    // A secret that was sent to somebody; for those who send it.
    std::optional<Secret> find_secret(db::Session& session, const OneTimeId& id) const;
    // The newest that the person was sent for a purpose.
    std::optional<Secret> newest_secret(
        db::Session& session, const UserId& user, std::string_view purpose) const;

    // The first half of a registration, before the transaction: throws validation_failed for a bad password;
    // answers the hash, which takes its time and its place in a bounded queue.
    std::string prepare_registration(const Registration& wanted) const;
    // The second half: the account, with the role attendee. Throws EmailTaken.
    User create(
        db::Tx& tx, const auth::Caller& caller, const Registration& wanted, const std::string& hash) const;
    // The second half where the address has an account, else empty: its owner is told by mail, five times an
    // hour at most, and who asked gets what looks like an account and its session, and is none.
    std::optional<SignIn> pretend(db::Tx& tx, const auth::Caller& caller, const Registration& wanted) const;

    // Changes the caller's own data. A number that codes go to is changed elsewhere: throws
    // validation_failed.
    User update(db::Tx& tx, const auth::Caller& caller, const ProfileChange& change) const;

    // Checks the password and opens a session or a pair of tokens. `device` is what the browser kept of an
    // earlier sign-in to this account ('' when nothing): its failures are counted apart, so that a stranger's
    // guesses do not lock its owner out.
    SignIn sign_in(const auth::Caller& caller, const Credentials& credentials, const std::string& device,
        const auth::Origin& origin) const;

    // Opens the first session of somebody who has just registered, in the transaction of that. From then on
    // their browser is one that is known.
    SignIn welcome(db::Tx& tx, const User& user, const std::string& device, const auth::Origin& origin) const;

    // Lets in whose identity at another site this is, if anybody's here; empty for somebody new. Throws what
    // keeps a known address from being taken for its owner (kLinkFirst, kEmailUnverified, kNoEmail).
    std::optional<SignIn> sign_in_as(const auth::Caller& caller, const External& who,
        const std::string& device, const auth::Origin& origin) const;
    // An account for them, with their identity; throws EmailTaken.
    User create(db::Tx& tx, const auth::Caller& caller, const External& who) const;
    // Links the identity to the caller's account.
    void link(const auth::Caller& caller, const External& who) const;

    // Ends the caller's sign-in.
    void sign_out(const auth::Caller& caller) const;

    // Swaps a refresh token for new tokens. Throws unauthenticated.
    auth::TokenPair refresh(const std::string& token, const auth::Origin& origin) const;

    // Replaces a person's platform roles, at once and in every open session. Everybody stays an attendee.
    // The route lets only administrators in; a caller who is nobody is the installation itself
    // (gatehouse-admin).
    User set_roles(const auth::Caller& caller, const UserId& id, auth::Roles roles) const;

private:
    const Context& context_;
};

}  // namespace gatehouse::accounts
