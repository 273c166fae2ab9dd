#include "common/audit.hpp"

namespace gatehouse::audit {

void record_all(db::Tx& tx, Time at, const std::vector<Act>& acts)
{
    constexpr db::Sql kInsert = R"sql(
        INSERT INTO audit_log (at, organization_id, actor_id, action, subject_type, subject_id, detail, request_id, address)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql";

    std::vector<db::Args> rows;
    for (const auto& [caller, e] : acts)
        rows.push_back({at, e.organization, caller.user(), e.action, e.subject_type, OrderId(e.subject),
            e.detail, caller.request_id, caller.address});
    tx.exec_many(kInsert, rows);
}

void record(db::Tx& tx, Time at, const auth::Caller& caller, const Entry& entry)
{
    record_all(tx, at, {{caller, entry}});
}

}  // namespace gatehouse::audit
