// Organizations, membership, and the one place that decides "may X do Y for Z". Public to the modules above.

#pragma once

#include <unordered_map>

#include "common/app/context.hpp"
#include "modules/accounts/service.hpp"
#include "modules/organizations/types.hpp"

namespace gatehouse::organizations {

class Service {
public:
    explicit Service(const Context& context) : context_(context), accounts_(context) {}

    std::optional<Role> role_of(db::Session& session, const UserId& user, const OrganizationId& id) const;

    // Throws not_found to strangers, who need not learn that the organization exists; forbidden to members
    // whose role lacks the permission; unauthenticated to guests. Platform administrators may do everything.
    void require_permission(db::Session& session, const auth::Caller& caller, const OrganizationId& id,
        Permission permission) const;

    // Whether the same would pass.
    bool may(db::Session& session, const auth::Caller& caller, const OrganizationId& id,
        Permission permission) const;

    // The organization that a person's own events belong to; made when it is not there yet.
    Organization personal_organization(db::Tx& tx, const UserId& user) const;

    std::optional<Organization> find(db::Session& session, const OrganizationId& id) const;
    std::unordered_map<OrganizationId, Brief> brief(
        db::Session& session, const std::vector<OrganizationId>& ids) const;
    // A person's organizations, the personal one first.
    std::vector<Membership> memberships(db::Session& session, const UserId& user) const;

    // Account, personal organization and first session in one transaction. `device` is what the browser kept
    // of sign-ins to other accounts.
    accounts::SignIn sign_up(const auth::Caller& caller, const accounts::Registration& wanted,
        const std::string& device, const auth::Origin& origin) const;
    Profile profile(const auth::Caller& caller) const;
    Profile update_profile(const auth::Caller& caller, const accounts::ProfileChange& change) const;

    Membership get(const auth::Caller& caller, const OrganizationId& id) const;
    Brief get_by_slug(const std::string& slug) const;
    Membership update(
        const auth::Caller& caller, const OrganizationId& id, const OrganizationChange& change) const;

private:
    const Context& context_;
    accounts::Service accounts_;
};

}  // namespace gatehouse::organizations
