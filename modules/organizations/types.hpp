// The tenants: who owns events, and who may do what for them. Pure data and rules; no I/O.

#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "common/clock.hpp"
#include "common/error.hpp"
#include "common/id.hpp"
#include "modules/accounts/types.hpp"

namespace gatehouse::organizations {

enum class Role { owner, admin, member };
constexpr const char* to_string(Role role)
{
    return role == Role::owner ? "owner" : role == Role::admin ? "admin" : "member";
}
constexpr std::array<Role, 3> values(Role) { return {Role::owner, Role::admin, Role::member}; }

enum class Permission {
    events,    // create, edit and publish events; see their orders, attendees and figures; run the door
    money,     // refunds, payouts, fees
    people,    // members and staff
    settings,  // name, defaults, branding
};

// The permission matrix (ORG-3): members run events, administrators and owners do everything.
constexpr bool allows(Role role, Permission permission)
{
    return role != Role::member || permission == Permission::events;
}

struct Organization {
    OrganizationId id;
    std::string slug, name;
    std::string default_currency, default_zone;
    Time created_at;
};

// What everybody may see.
struct Brief {
    OrganizationId id;
    std::string name, slug;
};

// An organization and what somebody is in it; no role: a platform administrator who looks in from outside.
struct Membership {
    Organization organization;
    std::optional<Role> role;
};

struct OrganizationChange {
    std::optional<std::string> name, default_currency, default_zone;
};

// A person with their organizations.
struct Profile {
    accounts::User user;
    std::vector<Membership> memberships;
};

}  // namespace gatehouse::organizations
