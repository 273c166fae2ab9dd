// Who belongs to an organization, for modules that tell its people from others.

#pragma once

#include <unordered_set>

#include "common/db/session.hpp"
#include "common/id.hpp"

namespace gatehouse::organizations {

std::unordered_set<UserId> staff(db::Session& session, const OrganizationId& id);

}  // namespace gatehouse::organizations
