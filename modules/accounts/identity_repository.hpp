#pragma once

#include "common/db/session.hpp"
#include "modules/accounts/types.hpp"

namespace gatehouse::accounts::repo {

std::optional<Identity> find_identity(
    db::Session& session, const std::string& issuer, const std::string& subject);
// Oldest first.
std::vector<Identity> identities(db::Session& session, const UserId& user);

// Throws Error(kLinkedElsewhere) when somebody has it.
void insert_identity(db::Tx& tx, const Identity& identity);
// False when it is gone.
bool use_identity(db::Tx& tx, const IdentityId& id, const std::string& email, Time now);
void delete_identity(db::Tx& tx, const IdentityId& id);
void remove_identities(db::Tx& tx, const UserId& user);

// How a person can sign in besides.
bool has_password(db::Session& session, const UserId& user);

}  // namespace gatehouse::accounts::repo
