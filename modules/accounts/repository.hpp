#pragma once

#include "common/db/session.hpp"
#include "modules/accounts/types.hpp"

namespace gatehouse::accounts::repo {

// What a sign-in compares with.
struct Stored {
    User user;
    std::string password_hash;  // '' : no sign-in by password
};

// The key under which an address is unique.
std::string email_key(std::string_view email);

std::optional<User> find(db::Session& session, const UserId& id);
std::optional<Stored> find_by_email(db::Session& session, std::string_view email);
// '' : no sign-in by password. Empty when there is no such account.
std::optional<std::string> password_hash(db::Session& session, const UserId& id);
std::vector<Person> people(db::Session& session, const std::vector<UserId>& ids);
// Of a row with all columns of the person and their roles.
User to_user(const db::Row& row);

// Holds the person's row until COMMIT, so that roles and sign-ins do not overtake each other.
std::optional<User> lock(db::Tx& tx, const UserId& id);

// Throws EmailTaken.
void insert(db::Tx& tx, const User& user, const std::string& password_hash);
void update(db::Tx& tx, const User& user, Time now);
void set_password(db::Tx& tx, const UserId& id, const std::string& hash, Time now);
// '' when the person has no password.
std::string hash_of(db::Session& session, const UserId& id);
// Puts a hash in the place of another one of the same password; false when the password has changed since.
bool replace_hash(db::Tx& tx, const UserId& id, const std::string& old, const std::string& hash, Time now);
// Whether this is the person's hash still.
bool has_hash(db::Tx& tx, const UserId& id, const std::string& hash);
void note_sign_in(db::Tx& tx, const UserId& id, Time now);
// The account's address, and that it is verified. False when another account has it.
bool set_verified_email(db::Tx& tx, const UserId& id, const std::string& email, Time now);
void set_verified_phone(db::Tx& tx, const UserId& id, const std::string& number, Time now);
void forget_phone(db::Tx& tx, const UserId& id, Time now);
void set_roles(db::Tx& tx, const UserId& id, const auth::Roles& roles);
std::vector<UserId> administrators(db::Session& session);

// The row stays, under another name and address, for nobody to sign in to. Platform roles go.
void erase(db::Tx& tx, const UserId& id, const std::string& name, const std::string& email, Time now);
// Held until COMMIT, beside others who do the same.
std::optional<Status> lock_status(db::Tx& tx, const UserId& id);
// Whether all of these may act. Holds their rows until COMMIT, beside others who do the same, so that it
// stays true.
bool are_active(db::Tx& tx, const std::vector<UserId>& ids);

}  // namespace gatehouse::accounts::repo
