// What callers send us. Private to this module.

#pragma once

#include "common/page.hpp"
#include "modules/organizations/types.hpp"

namespace gatehouse::organizations {

// The administrators' list, newest first.
struct OrganizationQuery : PageQuery {
    std::string search;
};

struct PlanChange {
    Plan plan = Plan::free;
};

struct Successor {
    UserId user;
};

}  // namespace gatehouse::organizations
