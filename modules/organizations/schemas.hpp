#pragma once

#include "common/http/page.hpp"
#include "common/json/schema.hpp"
#include "modules/organizations/requests.hpp"

namespace gatehouse::organizations {

inline schema::Reader<std::string> slug()
{
    return schema::checked(60, "slug", "must consist of two or more small letters, digits and single hyphens",
        [](std::string_view t) {
            return t.size() >= 2 && t.front() != '-' && t.back() != '-' &&
                   t.find("--") == std::string_view::npos &&
                   t.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
        });
}

inline schema::Reader<std::string> hex_colour()
{
    return schema::checked(7, "colour", "must be a colour such as #1b5a41",
        [](std::string_view t) { return colour::is_hex(t); });
}

// Either, or '' to take it away.
inline schema::Reader<std::string> or_nothing(schema::Reader<std::string> reader)
{
    auto shape = reader.shape;
    shape.pattern.clear(), shape.format.clear();
    return {
        [read = std::move(reader.read)](const json::Value& v, const std::string& at, schema::Faults& faults) {
            return v.is_string() && v.text().empty() ? std::optional(std::string()) : read(v, at, faults);
        },
        std::move(shape)};
}

// clang-format off
inline const auto kRegistration = schema::object<accounts::Registration>("Registration")
    .field("email",    &accounts::Registration::email,    schema::email())
    .field("password", &accounts::Registration::password, schema::opaque(1, 1000))
    .field("name",     &accounts::Registration::name,     schema::text(1, 200));

inline const auto kProfileChange = schema::object<accounts::ProfileChange>("ProfileChange")
    .optional("name",  &accounts::ProfileChange::name,  schema::text(1, 200))
    .optional("phone", &accounts::ProfileChange::phone, schema::phone());

inline const auto kNewOrganization = schema::object<NewOrganization>("NewOrganization")
    .field("name",                &NewOrganization::name,             schema::text(1, 200))
    .optional("slug",             &NewOrganization::slug,             slug())
    .optional("default_currency", &NewOrganization::default_currency, schema::currency())
    .optional("default_zone",     &NewOrganization::default_zone,     schema::time_zone());

inline const auto kOrganizationChange = schema::object<OrganizationChange>("OrganizationChange")
    .optional("name",             &OrganizationChange::name,             schema::text(1, 200))
    .optional("slug",             &OrganizationChange::slug,             slug())
    .optional("default_currency", &OrganizationChange::default_currency, schema::currency())
    .optional("default_zone",     &OrganizationChange::default_zone,     schema::time_zone())
    .optional("legal_name",       &OrganizationChange::legal_name,       schema::text(0, 200))
    .optional("address",          &OrganizationChange::address,          schema::long_text(500))
    .optional("tax_id",           &OrganizationChange::tax_id,           schema::text(0, 60))
    .optional("invoice_footer",   &OrganizationChange::invoice_footer,   schema::long_text(500))
    .optional("contact_email",    &OrganizationChange::contact_email,    or_nothing(schema::email()))
    .optional("contact_phone",    &OrganizationChange::contact_phone,    schema::phone())
    .optional("website",          &OrganizationChange::website,          or_nothing(schema::url()))
    .optional("accent",           &OrganizationChange::accent,           hex_colour());

inline const auto kMemberChange = schema::object<MemberChange>("MemberChange")
    .optional("role",        &MemberChange::role,        schema::choice<Role>())
    .optional("permissions", &MemberChange::permissions, schema::list(schema::choice<Permission>(), 0, 4));

inline const auto kSuccessor = schema::object<Successor>("Successor")
    .field("user_id", &Successor::user, schema::id<UserId>());

inline const auto kInvitationRequest = schema::object<InvitationRequest>("InvitationRequest")
    .field("email",          &InvitationRequest::email,       schema::email())
    .optional("role",        &InvitationRequest::role,        schema::choice<Role>())
    .optional("permissions", &InvitationRequest::permissions, schema::list(schema::choice<Permission>(), 0, 4));

inline const auto kPlanChange = schema::object<PlanChange>("PlanChange")
    .field("plan", &PlanChange::plan, schema::choice<Plan>());

inline const auto kOrganizationQuery = page::query<OrganizationQuery>("OrganizationQuery")
    .optional("q", &OrganizationQuery::search, schema::text(0, 100));
// clang-format on

}  // namespace gatehouse::organizations
