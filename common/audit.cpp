#include "common/audit.hpp"

namespace gatehouse::audit {

void record(db::Tx& tx, Time at, const auth::Caller& caller, const Entry& e)
{
    tx.exec(R"sql(
        INSERT INTO audit_log (at, organization_id, actor_id, action, subject_type, subject_id, detail, request_id, address)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql",
        at, e.organization, caller.user(), e.action, e.subject_type, OrderId(e.subject), e.detail, caller.request_id,
        caller.address);
}

}  // namespace gatehouse::audit
