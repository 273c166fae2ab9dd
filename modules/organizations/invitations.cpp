#include "modules/organizations/invitations.hpp"

#include "common/audit.hpp"
#include "common/auth/one_time.hpp"
#include "common/auth/step_up.hpp"
#include "common/json/json.hpp"
#include "common/outbox.hpp"
#include "common/text/email.hpp"
#include "modules/organizations/members.hpp"
#include "modules/organizations/plans.hpp"
#include "modules/organizations/repository.hpp"

namespace gatehouse::organizations {

namespace {

constexpr auto kGoodFor = std::chrono::days(7);
constexpr int kMostShown = 100;

const char* in_words(Role role)
{
    return role == Role::owner ? "an owner" : role == Role::admin ? "an administrator" : "a member";
}

// The letter's words; the link is made by whoever writes it.
std::string news_of(
    const Invitation& invitation, const Organization& organization, const std::string& inviter)
{
    return json::Writer()
        .object()
        .member("name", std::string_view(invitation.email))
        .member("email", std::string_view(invitation.email))
        .member("organization", std::string_view(organization.name))
        .member("inviter", std::string_view(inviter))
        .member("role", in_words(invitation.standing.role))
        .end_object()
        .take();
}

InvitationStatus status_at(const Invitation& invitation, Time now)
{
    const bool over = invitation.status == InvitationStatus::open && invitation.expires_at <= now;
    return over ? InvitationStatus::expired : invitation.status;
}

void require_open(const Invitation& invitation, Time now)
{
    const auto status = status_at(invitation, now);
    if (status == InvitationStatus::open) return;
    auto error = Error(kInvitationOver, invitation.id.str()).with("status", std::string(to_string(status)));
    if (status == InvitationStatus::accepted)
        throw std::move(error).saying("This invitation was accepted already.");
    if (status == InvitationStatus::expired)
        throw std::move(error).saying("This invitation was good for seven days. Please ask for a new one.");
    throw std::move(error);
}

}  // namespace

std::vector<Invitation> Invitations::list(const auth::Caller& caller, const OrganizationId& id) const
{
    return context_.db.read([&](db::Session& session) {
        organizations_.require_permission(session, caller, id, Permission::people);
        auto all = repo::invitations(session, id, kMostShown);
        for (auto& one : all) show(session, one);
        return all;
    });
}

void Invitations::show(db::Session& session, Invitation& invitation) const
{
    invitation.status = status_at(invitation, context_.clock.now());
    const auto people = accounts_.people(session, {invitation.invited_by});
    if (!people.empty()) invitation.invited_by_name = people.begin()->second.name;
}

Invitation Invitations::write(db::Tx& tx, const auth::Caller& caller, const Organization& organization,
    const std::string& email, const Standing& standing) const
{
    const auto now = context_.clock.now();
    require_to_give(repo::standing_of(tx, caller.require_user(), organization.id), std::nullopt, standing);
    const auto invited = accounts_.find_by_email(tx, email);
    if (invited && repo::standing_of(tx, invited->id, organization.id)) throw Error(kAlreadyMember, email);
    require_seat(tx, organization, organizations_.limits(organization.plan));

    Invitation made;
    made.id = new_id<InvitationId>(context_);
    made.organization = organization.id;
    made.email = email;
    made.standing = standing;
    made.invited_by = *caller.user();
    made.created_at = now, made.expires_at = now + kGoodFor;
    repo::replace_invitations(tx, organization.id, text::email_key(email), now);
    repo::insert_invitation(tx, made, text::email_key(email));
    show(tx, made);
    audit::record(tx, now, caller,
        {"invitation.sent", "invitation", made.id.uuid(), organization.id,
            // The invitation knows to whom; the log outlives them.
            json::Writer().object().member("role", to_string(standing.role)).end_object().take()});
    outbox::publish(
        tx, "organization.invited", made.id.uuid(), now, news_of(made, organization, made.invited_by_name));
    return made;
}

Invitation Invitations::send(
    const auth::Caller& caller, const OrganizationId& id, const InvitationRequest& wanted) const
{
    Standing standing{wanted.role, {}};
    if (wanted.permissions && wanted.role != Role::owner)
        standing.chosen = Permissions::of(*wanted.permissions);
    if (standing.chosen == permissions_of(standing.role)) standing.chosen.reset();
    return context_.db.transact([&](db::Tx& tx) {
        organizations_.require_permission(tx, caller, id, Permission::people);
        const auto organization = repo::lock(tx, id);
        if (!organization) throw Error(kNotFound, id.str());
        organizations_.require_permission(tx, caller, id, Permission::people);  // removed while we waited
        return write(tx, caller, *organization, wanted.email, standing);
    });
}

Invitation Invitations::of(
    db::Session& session, const OrganizationId& id, const InvitationId& invitation) const
{
    auto found = repo::find_invitation(session, invitation);
    if (!found || found->organization != id) throw Error(kNotFound, invitation.str());
    return std::move(*found);
}

Invitation Invitations::send_again(
    const auth::Caller& caller, const OrganizationId& id, const InvitationId& invitation) const
{
    return context_.db.transact([&](db::Tx& tx) {
        organizations_.require_permission(tx, caller, id, Permission::people);
        const auto organization = repo::lock(tx, id);
        if (!organization) throw Error(kNotFound, id.str());
        organizations_.require_permission(tx, caller, id, Permission::people);  // removed while we waited
        const auto earlier = of(tx, id, invitation);
        if (earlier.status == InvitationStatus::accepted) require_open(earlier, context_.clock.now());
        if (earlier.standing.role == Role::owner) auth::require_recent(caller, context_);
        return write(tx, caller, *organization, earlier.email, earlier.standing);
    });
}

void Invitations::revoke(
    const auth::Caller& caller, const OrganizationId& id, const InvitationId& invitation) const
{
    const auto now = context_.clock.now();
    context_.db.transact([&](db::Tx& tx) {
        organizations_.require_permission(tx, caller, id, Permission::people);
        repo::lock(tx, id);
        organizations_.require_permission(tx, caller, id, Permission::people);  // removed while we waited
        const auto found = of(tx, id, invitation);
        if (!repo::close_invitation(tx, invitation, InvitationStatus::revoked, {}, now))
            require_open(found, now);
        audit::record(tx, now, caller, {"invitation.revoked", "invitation", invitation.uuid(), id, ""});
    });
}

Invitation Invitations::by_token(db::Session& session, const std::string& token) const
{
    const auto id = auth::one_time::id_of(context_.config, kInvitationPurpose, token);
    auto found = id ? repo::find_invitation(session, InvitationId(*id)) : std::nullopt;
    if (!found)
        throw Error(kNotFound, "invitation")
            .saying("This link is incomplete. Please copy it whole from the mail.");
    return std::move(*found);
}

Letter Invitations::read(const std::string& token) const
{
    return context_.db.read([&](db::Session& session) {
        Letter letter;
        letter.invitation = by_token(session, token);
        show(session, letter.invitation);
        const auto organization = repo::brief(session, {letter.invitation.organization});
        letter.organization = organization.at(0);
        return letter;
    });
}

Overview Invitations::accept(const auth::Caller& caller, const std::string& token) const
{
    const auto now = context_.clock.now();
    const auto& user = caller.require_user();
    return context_.db.transact([&](db::Tx& tx) {
        const auto id = by_token(tx, token).organization;
        const auto organization = repo::lock(tx, id);
        const auto invitation = by_token(tx, token);  // as it is now that nobody else can touch it
        const auto person = accounts_.find_user(tx, user);
        if (!person) throw Error(kUnauthenticated, user.str());
        if (text::email_key(person->email) != text::email_key(invitation.email))
            throw Error(kNotTheInvited, invitation.id.str())
                .saying(
                    "This invitation is for another e-mail address than yours. Sign in with the address that "
                    "got it, or ask for an invitation to yours.");
        require_open(invitation, now);
        if (!person->email_verified) throw Error(kEmailUnverified, user.str());
        if (!repo::standing_of(tx, user, id)) {
            require_seat(tx, *organization, organizations_.limits(organization->plan));
            repo::add_member(tx, id, user, invitation.standing, now);
            audit::record(tx, now, caller, {"member.joined", "user", user.uuid(), id, ""});
        }
        repo::close_invitation(tx, invitation.id, InvitationStatus::accepted, user, now);
        audit::record(tx, now, caller, {"invitation.accepted", "invitation", invitation.id.uuid(), id, ""});
        return organizations_.overview(tx, caller, id);
    });
}

void Service::invitation_mailed(const InvitationId& id) const
{
    const auto now = context_.clock.now();
    context_.db.transact([&](db::Tx& tx) { repo::mark_mailed(tx, id, now); });
}

}  // namespace gatehouse::organizations
