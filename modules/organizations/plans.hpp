// Plans, for the use cases of this module. Private to it.

#pragma once

#include "common/db/session.hpp"
#include "modules/organizations/types.hpp"

namespace gatehouse::organizations {

// plan_limit in words: "The plan of Harbour Nights has room for 5 members, and that many are there."
Error plan_is_full(const Organization& organization, int most, const char* of);

// Throws plan_limit when there is no seat for another member. The organization must be locked.
void require_seat(db::Session& session, const Organization& organization, const Limits& limits);

}  // namespace gatehouse::organizations
