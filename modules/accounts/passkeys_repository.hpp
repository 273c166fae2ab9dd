#pragma once

#include "common/db/session.hpp"
#include "modules/accounts/factor_types.hpp"

namespace gatehouse::accounts::repo {

// Oldest first.
std::vector<Passkey> passkeys(db::Session& session, const UserId& user);
bool has_passkey(db::Session& session, const UserId& user);
std::optional<Passkey> lock_passkey(db::Tx& tx, const std::string& credential);

// Throws passkey_exists.
void insert(db::Tx& tx, const Passkey& passkey);
// Notes a use: false when the counter did not go forward.
bool count(db::Tx& tx, const PasskeyId& id, std::uint32_t count, Time now);
bool rename_passkey(db::Tx& tx, const UserId& user, const PasskeyId& id, const std::string& name);
bool remove_passkey(db::Tx& tx, const UserId& user, const PasskeyId& id);
// All of them.
void remove_passkeys(db::Tx& tx, const UserId& user);

void insert_challenge(db::Tx& tx, const std::string& hash, const std::optional<UserId>& user, Time ends);
// Uses it up; false when it was not there, was for somebody else, or is over.
bool use_challenge(db::Tx& tx, const std::string& hash, const std::optional<UserId>& user, Time now);
std::uint64_t sweep_challenges(db::Tx& tx, Time now);

}  // namespace gatehouse::accounts::repo
