#pragma once

#include "common/db/session.hpp"
#include "modules/accounts/administration.hpp"

namespace gatehouse::accounts::repo {

// Newest first, up to `most`, those before `before` in the list left out.
std::vector<User> people(
    db::Session& session, const UserQuery& query, const std::optional<UserId>& before, int most);

std::optional<Account> account(db::Session& session, const UserId& id, Time now);

Statistics statistics(db::Session& session, Time now);
std::vector<Day> new_by_day(db::Session& session, Time since);

void set_status(db::Tx& tx, const UserId& id, Status status, const std::string& reason, Time now);

}  // namespace gatehouse::accounts::repo
