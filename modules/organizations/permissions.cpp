// "May X do Y for Z": decided here and nowhere else (ACC-7).

#include "modules/organizations/repository.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::organizations {

std::optional<Standing> Service::standing_of(
    db::Session& session, const UserId& user, const OrganizationId& id) const
{
    return repo::standing_of(session, user, id);
}

void Service::require_member(db::Session& session, const auth::Caller& caller, const OrganizationId& id) const
{
    const auto& user = caller.require_user();
    if (!caller.is_admin() && !repo::standing_of(session, user, id)) throw Error(kNotFound, id.str());
}

void Service::require_permission(
    db::Session& session, const auth::Caller& caller, const OrganizationId& id, Permission permission) const
{
    const auto& user = caller.require_user();
    if (caller.is_admin()) return;
    const auto standing = repo::standing_of(session, user, id);
    if (!standing) throw Error(kNotFound, id.str());
    if (!standing->may(permission))
        throw Error(kForbidden, id.str())
            .with("permission", std::string(to_string(permission)))
            .saying(
                "Your role in this organization does not allow that. Somebody who manages its members can "
                "change that.");
}

bool Service::may(
    db::Session& session, const auth::Caller& caller, const OrganizationId& id, Permission permission) const
{
    if (!caller.principal) return false;
    if (caller.is_admin()) return true;
    const auto standing = repo::standing_of(session, caller.principal->user, id);
    return standing && standing->may(permission);
}

std::vector<OrganizationId> Service::where_may(
    db::Session& session, const UserId& user, Permission permission) const
{
    std::vector<OrganizationId> out;
    for (const auto& membership : repo::memberships(session, user))
        if (membership.standing->may(permission)) out.push_back(membership.organization.id);
    return out;
}

std::vector<UserId> Service::who_may(
    db::Session& session, const OrganizationId& id, Permission permission) const
{
    std::vector<UserId> out;
    for (const auto& member : repo::members(session, id))
        if (member.standing.may(permission)) out.push_back(member.user);
    return out;
}

}  // namespace gatehouse::organizations
