// What only platform administrators do; the routes let nobody else in. Private to this module.

#pragma once

#include "modules/organizations/requests.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::organizations {

class Administration {
public:
    explicit Administration(const Context& context) : context_(context), organizations_(context) {}

    // All of them, newest first.
    Page<Overview> list(const OrganizationQuery& query) const;

    // What is there already stays when the new plan has less room.
    Overview set_plan(const auth::Caller& caller, const OrganizationId& id, Plan plan) const;

private:
    const Context& context_;
    Service organizations_;
};

}  // namespace gatehouse::organizations
