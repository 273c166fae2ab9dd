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

    // --- "may X do Y for Z" (ACC-7). Every call reads the membership anew: who was removed may nothing from
    // the next request on.

    // Throws not_found to strangers, who need not learn that the organization exists; forbidden to members
    // who lack the permission; unauthenticated to guests. Platform administrators may do everything.
    void require_permission(db::Session& session, const auth::Caller& caller, const OrganizationId& id,
        Permission permission) const;

    // Whether the same would pass.
    bool may(db::Session& session, const auth::Caller& caller, const OrganizationId& id,
        Permission permission) const;

    // Throws not_found to everybody but members, whatever they may do, and platform administrators.
    void require_member(db::Session& session, const auth::Caller& caller, const OrganizationId& id) const;

    // The organizations for which a person may do this as a member.
    std::vector<OrganizationId> where_may(
        db::Session& session, const UserId& user, Permission permission) const;

    // The members who may do this, the owners first.
    std::vector<UserId> who_may(db::Session& session, const OrganizationId& id, Permission permission) const;

    std::optional<Standing> standing_of(
        db::Session& session, const UserId& user, const OrganizationId& id) const;

    // --- Reading

    // The organization that a person's own events belong to; made when it is not there yet.
    Organization personal_organization(db::Tx& tx, const UserId& user) const;

    std::optional<Organization> find(db::Session& session, const OrganizationId& id) const;
    std::unordered_map<OrganizationId, Brief> brief(
        db::Session& session, const std::vector<OrganizationId>& ids) const;
    // A person's organizations, the personal one first.
    std::vector<Membership> memberships(db::Session& session, const UserId& user) const;
    // Everybody's view. Throws moved for an earlier slug, not_found for none.
    Organization get_by_slug(const std::string& slug) const;
    Organization get_by_slug(db::Session& session, const std::string& slug) const;

    // --- Plans (ORG-5)

    Limits limits(Plan plan) const;
    // Locks the organization, so that two who want its last place for an event come one after the other;
    // throws plan_limit when `events` (drafts and coming ones) leave no room for another.
    void require_room_for_event(
        db::Tx& tx, const OrganizationId& id, const std::function<int(db::Session&)>& count) const;
    // What of an order the platform keeps, in hundredths of a percent. Asks the database only where plans
    // differ.
    int fee_percent(db::Session& session, const OrganizationId& id) const;

    // --- Card payments (PAY-1)

    // Whether its paid tickets may be sold by card: always where the installation takes the money itself,
    // else while its connected account is enabled. Asks the database only in the latter case.
    bool may_charge(db::Session& session, const OrganizationId& id) const;
    // What payments heard from the gateway.
    void set_charges_enabled(db::Tx& tx, const OrganizationId& id, bool enabled) const;

    // --- Usage (ORG-8)

    // Members at the end of each of the months ("2026-11"), which are in order.
    std::vector<int> headcounts(
        db::Session& session, const OrganizationId& id, const std::vector<std::string>& months) const;
    std::int64_t logo_bytes(db::Session& session, const OrganizationId& id) const;
    Overview overview(db::Session& session, const auth::Caller& caller, const OrganizationId& id) const;

    // --- Use cases

    // Account, personal organization and first session in one transaction. `device` is what the browser kept
    // of sign-ins to other accounts.
    accounts::SignIn sign_up(const auth::Caller& caller, const accounts::Registration& wanted,
        const std::string& device, const auth::Origin& origin) const;
    Profile profile(const auth::Caller& caller) const;
    Profile update_profile(const auth::Caller& caller, const accounts::ProfileChange& change) const;

    // Another organization, owned by the caller.
    Overview create(const auth::Caller& caller, const NewOrganization& wanted) const;
    Overview get(const auth::Caller& caller, const OrganizationId& id) const;
    Overview update(
        const auth::Caller& caller, const OrganizationId& id, const OrganizationChange& change) const;
    // Encodes the upload anew. What replaces it, or takes it off, removes the file.
    Overview set_logo(const auth::Caller& caller, const OrganizationId& id, std::string_view upload) const;
    Overview remove_logo(const auth::Caller& caller, const OrganizationId& id) const;

    // The invitation's letter has left the house.
    void invitation_mailed(const InvitationId& id) const;

private:
    Overview overview_of(db::Session& session, const auth::Caller& caller, Organization organization) const;
    Overview save_logo(const auth::Caller& caller, const OrganizationId& id, const std::optional<Logo>& logo,
        std::int64_t bytes) const;

    const Context& context_;
    accounts::Service accounts_;
};

}  // namespace gatehouse::organizations
