#include "modules/organizations/administration.hpp"

#include "common/audit.hpp"
#include "common/http/page.hpp"
#include "common/json/json.hpp"
#include "modules/organizations/repository.hpp"

namespace gatehouse::organizations {

Page<Overview> Administration::list(const OrganizationQuery& query) const
{
    std::optional<OrganizationId> before;
    if (!query.cursor.empty()) before = page::id<OrganizationId>(page::split(query.cursor, 1).front());
    auto rows = context_.db.read(
        [&](db::Session& session) { return repo::list(session, query.search, before, query.limit + 1); });
    for (auto& row : rows) row.limits = organizations_.limits(row.organization.plan);
    return page::cut(std::move(rows), query.limit,
        [](const Overview& one) { return std::vector{one.organization.id.str()}; });
}

Overview Administration::set_plan(const auth::Caller& caller, const OrganizationId& id, Plan plan) const
{
    const auto now = context_.clock.now();
    return context_.db.transact([&](db::Tx& tx) {
        const auto before = repo::lock(tx, id);
        if (!before) throw Error(kNotFound, id.str());
        repo::set_plan(tx, id, plan, now);
        audit::record(tx, now, caller,
            {"organization.plan_changed", "org", id.uuid(), id,
                json::Writer()
                    .object()
                    .member("before", to_string(before->plan))
                    .member("after", to_string(plan))
                    .end_object()
                    .take()});
        return organizations_.overview(tx, caller, id);
    });
}

}  // namespace gatehouse::organizations
