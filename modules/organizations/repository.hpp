// All SQL for the tables of organizations, and for no others: repository.cpp has the organizations
// themselves, people_repository.cpp members and headcounts, invitation_repository.cpp invitations.

#pragma once

#include "common/db/session.hpp"
#include "modules/organizations/requests.hpp"

namespace gatehouse::organizations::repo {

std::optional<Organization> find(db::Session& session, const OrganizationId& id);
std::optional<Organization> find_by_slug(db::Session& session, const std::string& slug);
// Where an earlier slug leads to.
std::optional<std::string> find_moved(db::Session& session, const std::string& old_slug);
bool slug_taken(db::Session& session, const std::string& slug, const OrganizationId& but_by);
std::optional<Organization> find_personal(db::Session& session, const UserId& user);
std::vector<Brief> brief(db::Session& session, const std::vector<OrganizationId>& ids);
// Newest first, one more row than asked for.
std::vector<Overview> list(
    db::Session& session, const std::string& search, const std::optional<OrganizationId>& before, int most);
bool logo_in_use(db::Session& session, const std::string& hash);
std::int64_t logo_bytes(db::Session& session, const OrganizationId& id);

// False when the slug is taken, or the person it is personal to has one already.
bool insert(db::Tx& tx, const Organization& organization);
// Everything but plan and logo.
void update(db::Tx& tx, const Organization& organization, Time now);
void remember_slug(
    db::Tx& tx, const OrganizationId& id, const std::string& old_slug, const std::string& new_slug);
void set_plan(db::Tx& tx, const OrganizationId& id, Plan plan, Time now);
void set_logo(
    db::Tx& tx, const OrganizationId& id, const std::optional<Logo>& logo, std::int64_t bytes, Time now);
// Whether the payment service lets it take cards.
bool charges_enabled(db::Session& session, const OrganizationId& id);
void set_charges_enabled(db::Tx& tx, const OrganizationId& id, bool enabled, Time now);
// It is nobody's personal organization, has no earlier addresses, and nobody is invited to it.
void forget_person(db::Tx& tx, const OrganizationId& id, const UserId& user);
// Holds the row until COMMIT: who changes members, plan or the number of events takes it first.
std::optional<Organization> lock(db::Tx& tx, const OrganizationId& id);

// --- people
std::optional<Standing> standing_of(db::Session& session, const UserId& user, const OrganizationId& id);
std::vector<Membership> memberships(db::Session& session, const UserId& user);
// Without names; owners first, then those who came first.
std::vector<Member> members(db::Session& session, const OrganizationId& id);
int count_members(db::Session& session, const OrganizationId& id);
int count_owners(db::Session& session, const OrganizationId& id);
// False when the person is a member already. The headcount of the month follows, as after remove_member().
bool add_member(db::Tx& tx, const OrganizationId& id, const UserId& user, const Standing& standing, Time now);
bool remove_member(db::Tx& tx, const OrganizationId& id, const UserId& user, Time now);
void set_standing(db::Tx& tx, const OrganizationId& id, const UserId& user, const Standing& standing);

struct Headcount {
    std::string month;  // "2026-11"
    int members = 0;
};
std::vector<Headcount> headcounts(db::Session& session, const OrganizationId& id);

// --- invitations
std::optional<Invitation> find_invitation(db::Session& session, const InvitationId& id);
// Latest first; those that were sent again are left out.
std::vector<Invitation> invitations(db::Session& session, const OrganizationId& id, int most);
void insert_invitation(db::Tx& tx, const Invitation& invitation, const std::string& email_key);
// Every open one for the address is replaced by what is sent now.
void replace_invitations(db::Tx& tx, const OrganizationId& id, const std::string& email_key, Time now);
// open → accepted or revoked; false when it was no longer open.
bool close_invitation(db::Tx& tx, const InvitationId& id, InvitationStatus to,
    const std::optional<UserId>& accepted_by, Time now);
// Those that somebody sent who may no longer.
void revoke_invitations_by(db::Tx& tx, const OrganizationId& id, const UserId& inviter, Time now);
void mark_mailed(db::Tx& tx, const InvitationId& id, Time now);

}  // namespace gatehouse::organizations::repo
