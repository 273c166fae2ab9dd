// Who belongs to an organization.

#include "common/db/pool.hpp"
#include "common/time.hpp"
#include "modules/organizations/repository.hpp"
#include "modules/organizations/rows.hpp"

namespace gatehouse::organizations::repo {

namespace {

// What it will have been at the end of the month, as far as anybody knows.
void note_headcount(db::Tx& tx, const OrganizationId& id, Time now)
{
    constexpr db::Sql kNote = R"sql(
        INSERT INTO organization_headcounts (organization_id, month, members)
        SELECT ?, ?, COUNT(*) FROM organization_members WHERE organization_id = ?
            ON DUPLICATE KEY UPDATE members = VALUES(members)
    )sql";
    tx.exec(kNote, id, to_rfc3339(now).substr(0, 7), id);
}

}  // namespace

std::optional<Standing> standing_of(db::Session& session, const UserId& user, const OrganizationId& id)
{
    return session.one(
        "SELECT role, permissions FROM organization_members WHERE organization_id = ? AND user_id = ?",
        to_standing, id, user);
}

std::vector<Membership> memberships(db::Session& session, const UserId& user)
{
    return session.all(
        "SELECT " GH_ORGANIZATION
        ", m.role, m.permissions FROM organization_members m JOIN organizations o ON o.id = m.organization_id"
        " WHERE m.user_id = ? ORDER BY o.personal_of <=> m.user_id DESC, o.name, o.id",
        [](const db::Row& row) {
            return Membership{to_organization(row), to_standing(row)};
        },
        user);
}

std::vector<Member> members(db::Session& session, const OrganizationId& id)
{
    constexpr db::Sql kMembers = R"sql(
        SELECT user_id, role, permissions, created_at FROM organization_members
         WHERE organization_id = ? ORDER BY role, created_at, user_id
    )sql";
    return session.all(
        kMembers,
        [](const db::Row& row) {
            return Member{row.id<UserId>("user_id"), "", "", to_standing(row), row.time("created_at")};
        },
        id);
}

int count_members(db::Session& session, const OrganizationId& id)
{
    return *session.one(
        "SELECT COUNT(*) FROM organization_members WHERE organization_id = ?",
        [](const db::Row& row) { return row.integer(1); }, id);
}

int count_owners(db::Session& session, const OrganizationId& id)
{
    return *session.one(
        "SELECT COUNT(*) FROM organization_members WHERE organization_id = ? AND role = 'owner'",
        [](const db::Row& row) { return row.integer(1); }, id);
}

bool add_member(db::Tx& tx, const OrganizationId& id, const UserId& user, const Standing& standing, Time now)
{
    constexpr db::Sql kAdd = R"sql(
        INSERT IGNORE INTO organization_members (organization_id, user_id, role, permissions, created_at)
        VALUES (?, ?, ?, ?, ?)
    )sql";
    if (tx.exec(kAdd, id, user, to_string(standing.role), chosen_of(standing), now) == 0) return false;
    note_headcount(tx, id, now);
    return true;
}

bool remove_member(db::Tx& tx, const OrganizationId& id, const UserId& user, Time now)
{
    if (tx.exec("DELETE FROM organization_members WHERE organization_id = ? AND user_id = ?", id, user) == 0)
        return false;
    note_headcount(tx, id, now);
    return true;
}

void set_standing(db::Tx& tx, const OrganizationId& id, const UserId& user, const Standing& standing)
{
    tx.exec(
        "UPDATE organization_members SET role = ?, permissions = ? WHERE organization_id = ? AND user_id = ?",
        to_string(standing.role), chosen_of(standing), id, user);
}

std::vector<Headcount> headcounts(db::Session& session, const OrganizationId& id)
{
    return session.all(
        "SELECT month, members FROM organization_headcounts WHERE organization_id = ? ORDER BY month",
        [](const db::Row& row) {
            return Headcount{row.text(1), row.integer(2)};
        },
        id);
}

}  // namespace gatehouse::organizations::repo
