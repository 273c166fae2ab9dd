// How rows become organizations; for the repository's files only.

#pragma once

#include "common/db/session.hpp"
#include "modules/organizations/types.hpp"

namespace gatehouse::organizations::repo {

#define GH_ORGANIZATION                                                                               \
    "o.id, o.slug, o.name, o.personal_of, o.plan, o.default_currency, o.default_zone, o.legal_name,"  \
    " o.address, o.tax_id, o.invoice_footer, o.contact_email, o.contact_phone, o.website, o.accent, " \
    "o.logo_hash,"                                                                                    \
    " o.logo_width, o.logo_height, o.created_at"

inline Brand to_brand(const db::Row& row)
{
    Brand brand;
    brand.accent = row.find_text("accent");
    if (const auto hash = row.find_text("logo_hash"))
        brand.logo = Logo{*hash, row.integer("logo_width"), row.integer("logo_height")};
    return brand;
}

inline Organization to_organization(const db::Row& row)
{
    Organization o;
    o.id = row.id<OrganizationId>("id");
    o.slug = row.text("slug"), o.name = row.text("name");
    o.personal_of = row.find_id<UserId>("personal_of");
    o.plan = row.choice<Plan>("plan");
    o.default_currency = row.text("default_currency"), o.default_zone = row.text("default_zone");
    o.details = {row.text("legal_name"), row.text("address"), row.text("tax_id"), row.text("invoice_footer"),
        row.text("contact_email"), row.text("contact_phone"), row.text("website")};
    o.brand = to_brand(row);
    o.created_at = row.time("created_at");
    return o;
}

inline Standing to_standing(const db::Row& row)
{
    Standing standing{row.choice<Role>("role"), {}};
    if (const auto chosen = row.find_text("permissions")) standing.chosen = Permissions::parse(*chosen);
    return standing;
}

inline std::optional<std::string> chosen_of(const Standing& standing)
{
    return standing.chosen ? std::optional(standing.chosen->str()) : std::nullopt;
}

}  // namespace gatehouse::organizations::repo
