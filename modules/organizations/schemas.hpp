#pragma once

#include "common/json/schema.hpp"
#include "modules/organizations/types.hpp"

namespace gatehouse::organizations {

// clang-format off
inline const auto kRegistration = schema::object<accounts::Registration>("Registration")
    .field("email",    &accounts::Registration::email,    schema::email())
    .field("password", &accounts::Registration::password, schema::opaque(1, 1000))
    .field("name",     &accounts::Registration::name,     schema::text(1, 200));

inline const auto kProfileChange = schema::object<accounts::ProfileChange>("ProfileChange")
    .optional("name",  &accounts::ProfileChange::name,  schema::text(1, 200))
    .optional("phone", &accounts::ProfileChange::phone, schema::phone());

inline const auto kOrganizationChange = schema::object<OrganizationChange>("OrganizationChange")
    .optional("name",             &OrganizationChange::name,             schema::text(1, 200))
    .optional("default_currency", &OrganizationChange::default_currency, schema::currency())
    .optional("default_zone",     &OrganizationChange::default_zone,     schema::time_zone());
// clang-format on

}  // namespace gatehouse::organizations
