#include "modules/organizations/personal.hpp"

#include "modules/organizations/repository.hpp"

namespace gatehouse::organizations {

std::unordered_set<UserId> staff(db::Session& session, const OrganizationId& id)
{
    std::unordered_set<UserId> out;
    for (const auto& member : repo::members(session, id)) out.insert(member.user);
    return out;
}

}  // namespace gatehouse::organizations
