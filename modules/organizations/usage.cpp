// What usage (ORG-8) asks of this module; the rest of it is known further up.

#include "modules/organizations/repository.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::organizations {

std::vector<int> Service::headcounts(
    db::Session& session, const OrganizationId& id, const std::vector<std::string>& months) const
{
    const auto known = repo::headcounts(session, id);
    auto next = known.begin();
    int members = 0;
    std::vector<int> out;
    for (const auto& month : months) {
        for (; next != known.end() && next->month <= month; ++next) members = next->members;
        out.push_back(members);
    }
    return out;
}

std::int64_t Service::logo_bytes(db::Session& session, const OrganizationId& id) const
{
    return repo::logo_bytes(session, id);
}

}  // namespace gatehouse::organizations
