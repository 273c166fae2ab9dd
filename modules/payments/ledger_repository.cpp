// All SQL for the table ledger_entries.

#include "modules/payments/ledger_repository.hpp"

namespace gatehouse::payments::ledger::repo {

void insert_entries(db::Tx& tx, const std::vector<db::Args>& rows)
{
    if (rows.empty()) return;
    tx.exec_many(R"sql(
        INSERT INTO ledger_entries (organization_id, cause_id, cause, step, account, currency, amount, order_id, payment_id,
                                    refund_id, at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql",
        rows);
}

int next_step(db::Session& session, const OrganizationId& organization, Cause cause, const Uuid& id)
{
    return session
        .one(
            "SELECT COALESCE(MAX(step) + 1, 0) FROM ledger_entries WHERE organization_id = ? AND cause_id = "
            "? AND cause = ?",
            [](const db::Row& row) { return row.integer(1); }, organization, OrderId(id), to_string(cause))
        .value_or(0);
}

bool has_handed_back(db::Session& session, const OrderId& order, const RefundId& refund)
{
    return session
        .one(
            "SELECT 1 FROM ledger_entries WHERE order_id = ? AND cause = 'manual' AND refund_id = ? LIMIT 1",
            [](const db::Row&) { return true; }, order, refund)
        .value_or(false);
}

}  // namespace gatehouse::payments::ledger::repo
