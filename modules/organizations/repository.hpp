#pragma once

#include "common/db/session.hpp"
#include "modules/organizations/types.hpp"

namespace gatehouse::organizations::repo {

std::optional<Organization> find(db::Session& session, const OrganizationId& id);
std::optional<Organization> find_by_slug(db::Session& session, const std::string& slug);
std::optional<Organization> find_personal(db::Session& session, const UserId& user);
std::vector<Brief> brief(db::Session& session, const std::vector<OrganizationId>& ids);
std::vector<Membership> memberships(db::Session& session, const UserId& user);
std::optional<Role> role_of(db::Session& session, const UserId& user, const OrganizationId& id);

// False when the slug is taken, or the person it is personal to has one already.
bool insert(db::Tx& tx, const Organization& organization, const std::optional<UserId>& personal_of);
void add_member(db::Tx& tx, const OrganizationId& id, const UserId& user, Role role, Time now);
void update(db::Tx& tx, const Organization& organization, Time now);
// Holds the row until COMMIT.
std::optional<Organization> lock(db::Tx& tx, const OrganizationId& id);

}  // namespace gatehouse::organizations::repo
