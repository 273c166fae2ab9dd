// All SQL for the tables organizations and organization_members, and for no others.

#include "modules/organizations/repository.hpp"

#include "common/db/pool.hpp"

namespace gatehouse::organizations::repo {

namespace {

Organization to_organization(const db::Row& row)
{
    return {row.id<OrganizationId>("id"), row.text("slug"), row.text("name"), row.text("default_currency"),
        row.text("default_zone"), row.time("created_at")};
}

}  // namespace

std::optional<Organization> find(db::Session& session, const OrganizationId& id)
{
    constexpr db::Sql kFind = R"sql(
        SELECT id, slug, name, default_currency, default_zone, created_at FROM organizations WHERE id = ?
    )sql";
    return session.one(kFind, to_organization, id);
}

std::optional<Organization> find_by_slug(db::Session& session, const std::string& slug)
{
    constexpr db::Sql kFind = R"sql(
        SELECT id, slug, name, default_currency, default_zone, created_at FROM organizations WHERE slug = ?
    )sql";
    return session.one(kFind, to_organization, slug);
}

std::optional<Organization> find_personal(db::Session& session, const UserId& user)
{
    constexpr db::Sql kFind = R"sql(
        SELECT id, slug, name, default_currency, default_zone, created_at FROM organizations WHERE personal_of = ?
    )sql";
    return session.one(kFind, to_organization, user);
}

std::vector<Brief> brief(db::Session& session, const std::vector<OrganizationId>& ids)
{
    return session.all_in(
        "SELECT id, name, slug FROM organizations WHERE id IN (?*)",
        [](const db::Row& row) {
            return Brief{row.id<OrganizationId>(1), row.text(2), row.text(3)};
        },
        ids);
}

std::vector<Membership> memberships(db::Session& session, const UserId& user)
{
    constexpr db::Sql kMine = R"sql(
        SELECT o.id, o.slug, o.name, o.default_currency, o.default_zone, o.created_at, m.role
          FROM organization_members m JOIN organizations o ON o.id = m.organization_id
         WHERE m.user_id = ?
         ORDER BY o.personal_of <=> m.user_id DESC, o.name, o.id
    )sql";
    return session.all(
        kMine,
        [](const db::Row& row) {
            return Membership{to_organization(row), row.choice<Role>("role")};
        },
        user);
}

std::optional<Role> role_of(db::Session& session, const UserId& user, const OrganizationId& id)
{
    return session.one(
        "SELECT role FROM organization_members WHERE organization_id = ? AND user_id = ?",
        [](const db::Row& row) { return row.choice<Role>(1); }, id, user);
}

bool insert(db::Tx& tx, const Organization& o, const std::optional<UserId>& personal_of)
{
    constexpr db::Sql kInsert = R"sql(
        INSERT INTO organizations (id, slug, name, personal_of, default_currency, default_zone, created_at, updated_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    )sql";
    try {
        tx.exec(kInsert, o.id, o.slug, o.name, personal_of, o.default_currency, o.default_zone, o.created_at,
            o.created_at);
        return true;
    } catch (const std::exception& e) {
        if (db::is_duplicate(e)) return false;
        throw;
    }
}

void add_member(db::Tx& tx, const OrganizationId& id, const UserId& user, Role role, Time now)
{
    tx.exec(
        "INSERT INTO organization_members (organization_id, user_id, role, created_at) VALUES (?, ?, ?, ?)",
        id, user, to_string(role), now);
}

void update(db::Tx& tx, const Organization& o, Time now)
{
    tx.exec(
        "UPDATE organizations SET name = ?, default_currency = ?, default_zone = ?, updated_at = ? WHERE id "
        "= ?",
        o.name, o.default_currency, o.default_zone, now, o.id);
}

std::optional<Organization> lock(db::Tx& tx, const OrganizationId& id)
{
    constexpr db::Sql kLock = R"sql(
        SELECT id, slug, name, default_currency, default_zone, created_at FROM organizations WHERE id = ? FOR UPDATE
    )sql";
    return tx.one(kLock, to_organization, id);
}

}  // namespace gatehouse::organizations::repo
