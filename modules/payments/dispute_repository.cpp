// All SQL for the table disputes.

#include "modules/payments/repository.hpp"

namespace gatehouse::payments::repo {

namespace {

Dispute to_dispute(const db::Row& row)
{
    Dispute d;
    d.id = row.id<DisputeId>(1);
    d.gateway_id = row.text(2);
    d.organization = row.id<OrganizationId>(3);
    d.order = row.id<OrderId>(4);
    d.payment = row.id<PaymentId>(5);
    d.status = row.choice<DisputeStatus>(6);
    d.amount = {row.number(8), row.text(7)};
    d.withdrawn = {row.number(9), d.amount.currency};
    d.reason = row.text(10);
    d.respond_by = row.find_time(11);
    d.created_at = row.time(12);
    d.closed_at = row.find_time(13);
    return d;
}

#define DISPUTE                                                                                \
    "SELECT id, gateway_id, organization_id, order_id, payment_id, status, currency, amount, " \
    "withdrawn, reason, respond_by, created_at, closed_at FROM disputes WHERE gateway_id = ?"

}  // namespace

std::optional<Dispute> find_dispute(db::Session& session, const std::string& gateway_id)
{
    return session.one(DISPUTE, to_dispute, gateway_id);
}

std::optional<Dispute> lock_dispute(db::Tx& tx, const std::string& gateway_id)
{
    return tx.one(DISPUTE " FOR UPDATE", to_dispute, gateway_id);
}

void put_dispute(db::Tx& tx, const Dispute& d, Time now)
{
    tx.exec(R"sql(
        INSERT INTO disputes (id, gateway_id, organization_id, order_id, payment_id, status, currency, amount, withdrawn, reason,
                              respond_by, created_at, updated_at, closed_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON DUPLICATE KEY UPDATE status = VALUES(status), withdrawn = VALUES(withdrawn), respond_by = VALUES(respond_by),
            updated_at = VALUES(updated_at), closed_at = VALUES(closed_at)
    )sql",
        d.id, d.gateway_id, d.organization, d.order, d.payment, to_string(d.status), d.amount.currency,
        d.amount.amount, d.withdrawn.amount, d.reason.substr(0, 60), d.respond_by, d.created_at, now,
        d.closed_at);
}

bool is_disputed(db::Session& session, const PaymentId& payment, const OrderId& order)
{
    return session
        .one(R"sql(
            SELECT 1 FROM disputes
             WHERE order_id = ? AND payment_id = ? AND withdrawn > 0 AND status IN ('needs_response', 'under_review') LIMIT 1
        )sql",
            [](const db::Row&) { return true; }, order, payment)
        .value_or(false);
}

std::int64_t given_back(db::Session& session, const OrderId& order)
{
    return session
        .one(R"sql(
            SELECT (SELECT COALESCE(SUM(amount), 0) FROM refunds
                     WHERE order_id = ? AND kind <> 'automatic' AND status <> 'failed') +
                   (SELECT COALESCE(SUM(d.withdrawn), 0) FROM disputes d
                     WHERE d.order_id = ? AND d.status = 'lost' AND NOT EXISTS
                           (SELECT 1 FROM refunds r WHERE r.payment_id = d.payment_id AND r.kind = 'automatic'))
        )sql",
            [](const db::Row& row) { return row.number(1); }, order, order)
        .value_or(0);
}

}  // namespace gatehouse::payments::repo
