// Organizations themselves.

#include "modules/organizations/repository.hpp"

#include "common/db/pool.hpp"
#include "common/text/text.hpp"
#include "modules/organizations/rows.hpp"

namespace gatehouse::organizations::repo {

std::optional<Organization> find(db::Session& session, const OrganizationId& id)
{
    return session.one("SELECT " GH_ORGANIZATION " FROM organizations o WHERE o.id = ?", to_organization, id);
}

std::optional<Organization> find_by_slug(db::Session& session, const std::string& slug)
{
    return session.one(
        "SELECT " GH_ORGANIZATION " FROM organizations o WHERE o.slug = ?", to_organization, slug);
}

std::optional<std::string> find_moved(db::Session& session, const std::string& old_slug)
{
    constexpr db::Sql kMoved = R"sql(
        SELECT o.slug FROM organization_slugs s JOIN organizations o ON o.id = s.organization_id WHERE s.slug = ?
    )sql";
    return session.one(
        kMoved, [](const db::Row& row) { return row.text(1); }, old_slug);
}

bool slug_taken(db::Session& session, const std::string& slug, const OrganizationId& but_by)
{
    constexpr db::Sql kTaken = R"sql(
        SELECT 1 FROM organizations WHERE slug = ? AND id <> ?
        UNION ALL
        SELECT 1 FROM organization_slugs WHERE slug = ? AND organization_id <> ? LIMIT 1
    )sql";
    return session
        .one(
            kTaken, [](const db::Row&) { return true; }, slug, but_by, slug, but_by)
        .has_value();
}

std::optional<Organization> find_personal(db::Session& session, const UserId& user)
{
    return session.one(
        "SELECT " GH_ORGANIZATION " FROM organizations o WHERE o.personal_of = ?", to_organization, user);
}

std::vector<Brief> brief(db::Session& session, const std::vector<OrganizationId>& ids)
{
    return session.all_in(
        "SELECT id, name, slug, accent, logo_hash, logo_width, logo_height FROM organizations WHERE id IN "
        "(?*)",
        [](const db::Row& row) {
            return Brief{row.id<OrganizationId>(1), row.text(2), row.text(3), to_brand(row)};
        },
        ids);
}

std::vector<Overview> list(
    db::Session& session, const std::string& search, const std::optional<OrganizationId>& before, int most)
{
    const auto begins = text::like(search) + "%", contains = "%" + text::like(search) + "%";
    return session.all(
        "SELECT " GH_ORGANIZATION
        ", (SELECT COUNT(*) FROM organization_members m WHERE m.organization_id = o.id) AS members"
        " FROM organizations o WHERE (? = '' OR o.slug LIKE ? OR o.name LIKE ?)"
        " AND (? IS NULL OR (o.created_at, o.id) < (SELECT created_at, id FROM organizations WHERE id = ?))"
        " ORDER BY o.created_at DESC, o.id DESC LIMIT ?",
        [](const db::Row& row) {
            Overview one;
            one.organization = to_organization(row);
            one.members = row.integer("members");
            return one;
        },
        search, begins, contains, before, before, most);
}

bool logo_in_use(db::Session& session, const std::string& hash)
{
    return session
        .one(
            "SELECT 1 FROM organizations WHERE logo_hash = ? LIMIT 1", [](const db::Row&) { return true; },
            hash)
        .has_value();
}

bool charges_enabled(db::Session& session, const OrganizationId& id)
{
    return session
        .one(
            "SELECT charges_enabled FROM organizations WHERE id = ?",
            [](const db::Row& row) { return row.flag(1); }, id)
        .value_or(false);
}

void set_charges_enabled(db::Tx& tx, const OrganizationId& id, bool enabled, Time now)
{
    tx.exec("UPDATE organizations SET charges_enabled = ?, updated_at = ? WHERE id = ?", enabled, now, id);
}

std::int64_t logo_bytes(db::Session& session, const OrganizationId& id)
{
    return session
        .one(
            "SELECT logo_bytes FROM organizations WHERE id = ?",
            [](const db::Row& row) { return row.number(1); }, id)
        .value_or(0);
}

bool insert(db::Tx& tx, const Organization& o)
{
    constexpr db::Sql kInsert = R"sql(
        INSERT INTO organizations (id, slug, name, personal_of, default_currency, default_zone, created_at, updated_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    )sql";
    try {
        tx.exec(kInsert, o.id, o.slug, o.name, o.personal_of, o.default_currency, o.default_zone,
            o.created_at, o.created_at);
        return true;
    } catch (const std::exception& e) {
        if (db::is_duplicate(e)) return false;
        throw;
    }
}

void update(db::Tx& tx, const Organization& o, Time now)
{
    constexpr db::Sql kUpdate = R"sql(
        UPDATE organizations
           SET name = ?, slug = ?, default_currency = ?, default_zone = ?, legal_name = ?, address = ?, tax_id = ?,
               invoice_footer = ?, contact_email = ?, contact_phone = ?, website = ?, accent = ?, updated_at = ?
         WHERE id = ?
    )sql";
    const auto& d = o.details;
    tx.exec(kUpdate, o.name, o.slug, o.default_currency, o.default_zone, d.legal_name, d.address, d.tax_id,
        d.invoice_footer, d.contact_email, d.contact_phone, d.website, o.brand.accent, now, o.id);
}

void remember_slug(
    db::Tx& tx, const OrganizationId& id, const std::string& old_slug, const std::string& new_slug)
{
    // It may take one of its own earlier slugs back.
    tx.exec("DELETE FROM organization_slugs WHERE slug = ? AND organization_id = ?", new_slug, id);
    tx.exec("INSERT INTO organization_slugs (slug, organization_id) VALUES (?, ?)", old_slug, id);
}

void set_plan(db::Tx& tx, const OrganizationId& id, Plan plan, Time now)
{
    tx.exec("UPDATE organizations SET plan = ?, updated_at = ? WHERE id = ?", to_string(plan), now, id);
}

void set_logo(
    db::Tx& tx, const OrganizationId& id, const std::optional<Logo>& logo, std::int64_t bytes, Time now)
{
    constexpr db::Sql kSet = R"sql(
        UPDATE organizations
           SET logo_hash = ?, logo_width = ?, logo_height = ?, logo_bytes = ?, updated_at = ?
         WHERE id = ?
    )sql";
    tx.exec(kSet, logo ? std::optional(logo->hash) : std::nullopt, logo ? logo->width : 0,
        logo ? logo->height : 0, bytes, now, id);
}

void forget_person(db::Tx& tx, const OrganizationId& id, const UserId& user)
{
    tx.exec("UPDATE organizations SET personal_of = NULL WHERE id = ? AND personal_of = ?", id, user);
    tx.exec("DELETE FROM organization_slugs WHERE organization_id = ?", id);
    tx.exec("DELETE FROM organization_invitations WHERE organization_id = ?", id);
}

std::optional<Organization> lock(db::Tx& tx, const OrganizationId& id)
{
    return tx.one(
        "SELECT " GH_ORGANIZATION " FROM organizations o WHERE o.id = ? FOR UPDATE", to_organization, id);
}

}  // namespace gatehouse::organizations::repo
