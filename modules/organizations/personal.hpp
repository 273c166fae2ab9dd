// What this module knows of people (ACC-9): for the copy of their data, and to forget them.

#pragma once

#include <unordered_set>

#include "common/app/context.hpp"
#include "common/personal.hpp"

namespace gatehouse::organizations {

personal::Files personal_data(db::Session& session, const personal::Subject& who);

// Who belongs to an organization, for modules that tell its people from others.
std::unordered_set<UserId> staff(db::Session& session, const OrganizationId& id);

// Organizations of several people that would be left without an owner.
personal::Obstacles obstacles(db::Session& session, const UserId& user);

// The organizations that end with the person, because nobody else is in them.
struct Ending {
    OrganizationId id;
    std::string name;
};
std::vector<Ending> ending_with(db::Session& session, const UserId& user);

// Holds all that they belong to until COMMIT, in ascending order, so that nobody comes or goes meanwhile.
void lock_all(db::Tx& tx, const UserId& user);

// An organization without people: neither name nor contact nor look. Its legal name, address and tax number
// stay where it sold something, because they stand on the papers of others.
void erase_organization(
    const Context& context, db::Tx& tx, const OrganizationId& id, const UserId& user, bool has_sold);

// Ends their memberships. Letters to them and by them are void, and no longer say to whom. Returns the
// invitations that news may still tell of.
std::vector<Uuid> erase(db::Tx& tx, const personal::Subject& who, Time now);

}  // namespace gatehouse::organizations
