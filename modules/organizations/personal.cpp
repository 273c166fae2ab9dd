// Organizations by person.

#include "modules/organizations/personal.hpp"

#include "common/db/after_commit.hpp"
#include "common/media/store.hpp"
#include "common/text/email.hpp"
#include "common/time.hpp"
#include "modules/organizations/repository.hpp"

namespace gatehouse::organizations {

namespace {

personal::File memberships_file(db::Session& session, const UserId& user)
{
    json::Writer out;
    out.array();
    for (const auto& [organization, standing] : repo::memberships(session, user)) {
        out.object()
            .member("id", organization.id.str())
            .member("name", organization.name)
            .member("slug", organization.slug)
            .member("role", to_string(standing->role))
            .member("may", standing->permissions().str());
        if (organization.personal_of == user) {
            const auto& d = organization.details;
            out.member("legal_name", d.legal_name)
                .member("address", d.address)
                .member("tax_id", d.tax_id)
                .member("invoice_footer", d.invoice_footer)
                .member("contact_email", d.contact_email)
                .member("contact_phone", d.contact_phone)
                .member("website", d.website);
        }
        out.end_object();
    }
    return {"organizations.json", out.end_array().take()};
}

// Who sent them is that person's own.
personal::File invitations_file(db::Session& session, const personal::Subject& who)
{
    constexpr db::Sql kInvitations = R"sql(
        SELECT o.name, i.role, i.status, i.created_at
          FROM organization_invitations i JOIN organizations o ON o.id = i.organization_id
         WHERE i.email_key = ? ORDER BY i.created_at
    )sql";
    if (!who.verified) return {"invitations.json", "[]"};
    const auto write = [](const db::Row& row, json::Writer& out) {
        out.member("organization", row.text("name"))
            .member("role", row.text("role"))
            .member("status", row.text("status"))
            .member("sent_at", to_rfc3339(row.time("created_at")));
    };
    return {"invitations.json", personal::rows(session, kInvitations, write, text::email_key(who.email))};
}

// What was sent to the address, and what the person sent. Of the latter the others' addresses stay theirs.
std::vector<Uuid> close_letters(db::Tx& tx, const personal::Subject& who, Time now)
{
    constexpr db::Sql kTheirs = "SELECT id FROM organization_invitations WHERE email_key = ?";
    constexpr db::Sql kSent = "SELECT id FROM organization_invitations WHERE invited_by = ?";
    constexpr db::Sql kForget = R"sql(
        UPDATE organization_invitations
           SET email = ?, email_key = ?, status = IF(status = 'open', 'revoked', status), closed_at = COALESCE(closed_at, ?)
         WHERE id = ?
    )sql";
    const auto to_id = [](const db::Row& row) { return row.id<InvitationId>(1); };
    const auto email = personal::erased_email(who.user);
    std::vector<Uuid> told;
    if (who.verified)
        for (const auto& id : tx.all(kTheirs, to_id, text::email_key(who.email))) {
            tx.exec(kForget, email, email, now, id);
            told.push_back(id.uuid());
        }
    for (const auto& id : tx.all(kSent, to_id, who.user)) told.push_back(id.uuid());
    return told;
}

}  // namespace

personal::Files personal_data(db::Session& session, const personal::Subject& who)
{
    return {memberships_file(session, who.user), invitations_file(session, who)};
}

personal::Obstacles obstacles(db::Session& session, const UserId& user)
{
    personal::Obstacles out;
    std::vector<std::string> shared, personal;
    for (const auto& [organization, standing] : repo::memberships(session, user)) {
        if (standing->role != Role::owner || repo::count_members(session, organization.id) == 1) continue;
        // A personal organization cannot be handed over, whoever else owns it.
        if (organization.personal_of == user)
            personal.push_back(organization.name);
        else if (repo::count_owners(session, organization.id) == 1)
            shared.push_back(organization.name);
    }
    if (!shared.empty())
        out.push_back({"last_owner", "Nobody else owns " + personal::listed(shared) +
                                         ". Make somebody else an owner, or remove the other members."});
    if (!personal.empty())
        out.push_back({"shared_personal_organization",
            "Others belong to the personal organization " + personal::listed(personal) +
                ", which ends with the account. Remove them first."});
    return out;
}

std::vector<Ending> ending_with(db::Session& session, const UserId& user)
{
    std::vector<Ending> out;
    for (const auto& [organization, standing] : repo::memberships(session, user))
        if (repo::count_members(session, organization.id) == 1)
            out.push_back({organization.id, organization.name});
    return out;
}

void lock_all(db::Tx& tx, const UserId& user)
{
    std::vector<OrganizationId> ids;
    for (const auto& membership : repo::memberships(tx, user)) ids.push_back(membership.organization.id);
    std::ranges::sort(ids);
    for (const auto& id : ids) repo::lock(tx, id);
}

void erase_organization(
    const Context& context, db::Tx& tx, const OrganizationId& id, const UserId& user, bool has_sold)
{
    const auto before = repo::lock(tx, id);
    if (!before) return;
    const auto now = context.clock.now();
    auto nobodys = *before;
    nobodys.name = personal::kErasedName;
    nobodys.slug = "erased-" + id.str().substr(OrganizationId::prefix().size() + 1);
    nobodys.brand = {};
    if (has_sold) {
        nobodys.details.contact_email = nobodys.details.contact_phone = nobodys.details.website = "";
        nobodys.details.invoice_footer = "";
        // Papers name who sold, also where nothing but the name was ever filled in.
        if (nobodys.details.legal_name.empty()) nobodys.details.legal_name = before->name;
    } else {
        nobodys.details = {};
    }
    repo::update(tx, nobodys, now);
    repo::set_logo(tx, id, {}, 0, now);
    repo::forget_person(tx, id, user);
    if (const auto logo = before->brand.logo)
        db::after_commit(tx, [&context, hash = logo->hash] {
            if (!context.db.read([&](db::Session& session) { return repo::logo_in_use(session, hash); }))
                media::Store(context.config).remove(hash, media::pictures::kLogoSuffixes);
        });
}

std::vector<Uuid> erase(db::Tx& tx, const personal::Subject& who, Time now)
{
    for (const auto& [organization, standing] : repo::memberships(tx, who.user)) {
        repo::revoke_invitations_by(tx, organization.id, who.user, now);
        repo::remove_member(tx, organization.id, who.user, now);
    }
    return close_letters(tx, who, now);
}

}  // namespace gatehouse::organizations
