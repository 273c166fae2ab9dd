// Invitations. An open one whose time is over is read as expired.

#include "modules/organizations/repository.hpp"
#include "modules/organizations/rows.hpp"

namespace gatehouse::organizations::repo {

namespace {

#define GH_INVITATION                                                                             \
    "id, organization_id, email, role, permissions, status, invited_by, created_at, expires_at, " \
    "mailed_at, closed_at"

Invitation to_invitation(const db::Row& row)
{
    Invitation i;
    i.id = row.id<InvitationId>("id");
    i.organization = row.id<OrganizationId>("organization_id");
    i.email = row.text("email");
    i.standing = to_standing(row);
    const auto status = row.text("status");
    i.status = status == "replaced" ? InvitationStatus::revoked : row.choice<InvitationStatus>("status");
    i.invited_by = row.id<UserId>("invited_by");
    i.created_at = row.time("created_at"), i.expires_at = row.time("expires_at");
    i.mailed_at = row.find_time("mailed_at"), i.closed_at = row.find_time("closed_at");
    return i;
}

}  // namespace

std::optional<Invitation> find_invitation(db::Session& session, const InvitationId& id)
{
    return session.one(
        "SELECT " GH_INVITATION " FROM organization_invitations WHERE id = ?", to_invitation, id);
}

std::vector<Invitation> invitations(db::Session& session, const OrganizationId& id, int most)
{
    return session.all("SELECT " GH_INVITATION
                       " FROM organization_invitations WHERE organization_id = ? AND status <> 'replaced'"
                       " ORDER BY created_at DESC, id DESC LIMIT ?",
        to_invitation, id, most);
}

void insert_invitation(db::Tx& tx, const Invitation& i, const std::string& email_key)
{
    constexpr db::Sql kInsert = R"sql(
        INSERT INTO organization_invitations (id, organization_id, email, email_key, role, permissions, status,
                                              invited_by, created_at, expires_at)
        VALUES (?, ?, ?, ?, ?, ?, 'open', ?, ?, ?)
    )sql";
    tx.exec(kInsert, i.id, i.organization, i.email, email_key, to_string(i.standing.role),
        chosen_of(i.standing), i.invited_by, i.created_at, i.expires_at);
}

void replace_invitations(db::Tx& tx, const OrganizationId& id, const std::string& email_key, Time now)
{
    constexpr db::Sql kReplace = R"sql(
        UPDATE organization_invitations SET status = 'replaced', closed_at = ?
         WHERE organization_id = ? AND email_key = ? AND status = 'open'
    )sql";
    tx.exec(kReplace, now, id, email_key);
}

bool close_invitation(db::Tx& tx, const InvitationId& id, InvitationStatus to,
    const std::optional<UserId>& accepted_by, Time now)
{
    constexpr db::Sql kClose = R"sql(
        UPDATE organization_invitations SET status = ?, accepted_by = ?, closed_at = ?
         WHERE id = ? AND status = 'open'
    )sql";
    return tx.exec(kClose, to_string(to), accepted_by, now, id) == 1;
}

void revoke_invitations_by(db::Tx& tx, const OrganizationId& id, const UserId& inviter, Time now)
{
    constexpr db::Sql kRevoke = R"sql(
        UPDATE organization_invitations SET status = 'revoked', closed_at = ?
         WHERE organization_id = ? AND invited_by = ? AND status = 'open'
    )sql";
    tx.exec(kRevoke, now, id, inviter);
}

void mark_mailed(db::Tx& tx, const InvitationId& id, Time now)
{
    tx.exec("UPDATE organization_invitations SET mailed_at = ? WHERE id = ? AND mailed_at IS NULL", now, id);
}

}  // namespace gatehouse::organizations::repo
