#include "common/audit.hpp"

#include "common/json/json.hpp"

namespace gatehouse::audit {

void record_all(db::Tx& tx, Time at, const std::vector<Act>& acts)
{
    constexpr db::Sql kInsert = R"sql(
        INSERT INTO audit_log (at, organization_id, actor_id, action, subject_type, subject_id, detail, request_id, address, impersonator_id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql";

    std::vector<db::Args> rows;
    for (const auto& [caller, e] : acts)
        rows.push_back({at, e.organization, caller.user(), e.action, e.subject_type, OrderId(e.subject),
            e.detail, caller.request_id, caller.address,
            caller.principal ? caller.principal->impersonator : std::nullopt});
    tx.exec_many(kInsert, rows);
}

void record(db::Tx& tx, Time at, const auth::Caller& caller, const Entry& entry)
{
    record_all(tx, at, {{caller, entry}});
}

std::string change(std::string_view before, std::string_view after)
{
    return json::Writer().object().member("before", before).member("after", after).end_object().take();
}

Changes& Changes::add(std::string_view name, std::string_view before, std::string_view after)
{
    if (before == after) return *this;
    members_ += (members_.empty() ? "" : ",") + ('"' + std::string(name) + "\":") + change(before, after);
    return *this;
}

std::string Changes::json() const { return members_.empty() ? "" : "{" + members_ + "}"; }

}  // namespace gatehouse::audit
