// What this module knows of people (ACC-9): for the copy of their data, and to forget them.

#pragma once

#include "common/app/context.hpp"
#include "common/personal.hpp"
#include "modules/accounts/types.hpp"

namespace gatehouse::accounts {

personal::Files personal_data(const Context& context, db::Session& session, const personal::Subject& who);

// The account with its row held until COMMIT, so that nobody signs in, verifies or erases beside; empty when
// it is gone.
std::optional<User> lock_to_erase(db::Tx& tx, const UserId& user);
personal::Obstacles obstacles(const User& user);

// The row keeps its id and loses everything else, and all ways in go with it, open ones at the COMMIT. The
// address is free again. Again forgets what came since.
void erase(const Context& context, db::Tx& tx, const UserId& user);

// Whether the account is erased; until COMMIT nobody erases it.
bool lock_erased(db::Tx& tx, const UserId& user);

// Throws unauthenticated unless all of these may act, and keeps it so until COMMIT: for who writes down
// people's data without holding anything of theirs.
void require_active(db::Tx& tx, const std::vector<UserId>& users);

}  // namespace gatehouse::accounts
