// The members of an organization and what each may do (ORG-3). Private to this module.
//
// Every change locks the organization's row first, so two that could not both be right (the last two owners
// leave) come one after the other.

#pragma once

#include "modules/organizations/service.hpp"

namespace gatehouse::organizations {

class Members {
public:
    explicit Members(const Context& context) : context_(context), organizations_(context), accounts_(context)
    {
    }

    // For every member.
    std::vector<Member> list(const auth::Caller& caller, const OrganizationId& id) const;

    // Role and permissions. Nobody gives what they do not have, or touches who stands above them; the last
    // owner stays one (last_owner).
    Member change(const auth::Caller& caller, const OrganizationId& id, const UserId& user,
        const MemberChange& change) const;

    // Takes somebody out; members may take themselves out.
    void remove(const auth::Caller& caller, const OrganizationId& id, const UserId& user) const;

    // The caller, an owner, makes another member an owner and is an administrator from then on.
    Member hand_over(const auth::Caller& caller, const OrganizationId& id, const UserId& successor) const;

private:
    Member shown(db::Session& session, const OrganizationId& id, const UserId& user) const;

    const Context& context_;
    Service organizations_;
    accounts::Service accounts_;
};

// Throws not_yours_to_give unless the giver (nobody: a platform administrator) may make somebody what they
// were `before` (nothing: no member yet) into `after`.
void require_to_give(
    const std::optional<Standing>& giver, const std::optional<Standing>& before, const Standing& after);

}  // namespace gatehouse::organizations
