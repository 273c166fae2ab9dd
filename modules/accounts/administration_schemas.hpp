// What requests of administrators may say.

#pragma once

#include "common/http/page.hpp"
#include "common/json/schema.hpp"
#include "modules/accounts/administration.hpp"

namespace gatehouse::accounts {

struct RoleChange {
    std::vector<auth::Role> roles;
};

// Why an administrator does it; it stays in the audit log.
struct Because {
    std::string reason;
};

// clang-format off
inline const auto kRoleChange = schema::object<RoleChange>("RoleChange")
    .field("roles", &RoleChange::roles, schema::list(schema::choice<auth::Role>(), 1, 3));

inline const auto kBecause = schema::object<Because>("Because")
    .field("reason", &Because::reason, schema::text(3, 500));

inline const auto kUserQuery = page::query<UserQuery>("UserQuery")
    .optional("q",      &UserQuery::search, schema::text(0, 100))
    .optional("status", &UserQuery::status, schema::choice<Status>())
    .optional("role",   &UserQuery::role,   schema::choice<auth::Role>());
// clang-format on

}  // namespace gatehouse::accounts
