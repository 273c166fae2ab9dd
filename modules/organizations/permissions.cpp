// "May X do Y for Z": decided here and nowhere else (ACC-7).

#include "modules/organizations/repository.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::organizations {

std::optional<Role> Service::role_of(db::Session& session, const UserId& user, const OrganizationId& id) const
{
    return repo::role_of(session, user, id);
}

void Service::require_permission(
    db::Session& session, const auth::Caller& caller, const OrganizationId& id, Permission permission) const
{
    const auto& user = caller.require_user();
    if (caller.is_admin()) return;
    const auto role = repo::role_of(session, user, id);
    if (!role) throw Error(kNotFound, id.str());
    if (!allows(*role, permission))
        throw Error(kForbidden, id.str()).saying("Your role in this organization does not allow that.");
}

bool Service::may(
    db::Session& session, const auth::Caller& caller, const OrganizationId& id, Permission permission) const
{
    if (!caller.principal) return false;
    if (caller.is_admin()) return true;
    const auto role = repo::role_of(session, caller.principal->user, id);
    return role && allows(*role, permission);
}

}  // namespace gatehouse::organizations
