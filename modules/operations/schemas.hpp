// What requests to this module may say.

#pragma once

#include "common/http/page.hpp"
#include "common/json/schema.hpp"
#include "modules/operations/types.hpp"

namespace gatehouse::operations {

// The filters that every way to the audit log takes.
template <class Q>
schema::Object<Q> with_filters(schema::Object<Q> object)
{
    return std::move(object)
        .optional("actor", static_cast<std::optional<UserId> Q::*>(&Q::actor), schema::id<UserId>())
        .optional("subject", static_cast<std::string Q::*>(&Q::subject), schema::text(0, 60))
        .optional("action", static_cast<std::string Q::*>(&Q::action), schema::text(0, 60))
        .optional("since", static_cast<std::optional<Time> Q::*>(&Q::since), schema::time())
        .optional("until", static_cast<std::optional<Time> Q::*>(&Q::until), schema::time());
}

// Administrators may ask for one organization; its own people have it in the path.
template <class Q>
schema::Object<Q> with_organization(schema::Object<Q> object)
{
    return std::move(object).optional("organization",
        static_cast<std::optional<OrganizationId> Q::*>(&Q::organization), schema::id<OrganizationId>());
}

inline const auto kAuditQuery = with_organization(with_filters(page::query<AuditQuery>("AuditQuery")));
inline const auto kAuditExport = with_organization(with_filters(schema::object<AuditFilter>("AuditExport")));
inline const auto kAuditOfQuery = with_filters(page::query<AuditQuery>("AuditOfOrganizationQuery"));
inline const auto kAuditOfExport = with_filters(schema::object<AuditFilter>("AuditOfOrganizationExport"));

}  // namespace gatehouse::operations
