// All SQL for the table refunds.

#include "modules/payments/repository.hpp"

namespace gatehouse::payments::repo {

namespace {

using namespace std::chrono_literals;

// A claim is a due time in the future: who dies while sending gives the row back by doing nothing.
constexpr auto kClaimFor = 60s;

Refund to_refund(const db::Row& row)
{
    Refund r;
    r.id = row.id<RefundId>(1);
    r.organization = row.id<OrganizationId>(2);
    r.order = row.id<OrderId>(3);
    r.payment = row.id<PaymentId>(4);
    r.amount = {row.number(6), row.text(5)};
    r.reason = row.text(7);
    r.status = row.choice<RefundStatus>(8);
    r.gateway_id = row.find_text(9);
    r.attempts = row.integer(10);
    r.created_at = row.time(11);
    r.kind = row.choice<RefundKind>(12);
    r.fee_returned = {row.number(13), r.amount.currency};
    r.reverses_transfer = row.flag(14);
    return r;
}

#define REFUND_COLUMNS                                                                                 \
    "id, organization_id, order_id, payment_id, currency, amount, reason, status, gateway_refund_id, " \
    "attempts, "                                                                                       \
    "created_at, kind, fee_returned, reverses_transfer"

}  // namespace

void insert_refund(db::Tx& tx, const Refund& r, Time due_at, const std::optional<db::Bytes>& idempotency)
{
    tx.exec(R"sql(
        INSERT INTO refunds (id, organization_id, order_id, payment_id, kind, idempotency, currency, amount, reason,
                             status, gateway_refund_id, due_at, created_at, updated_at, fee_returned, reverses_transfer)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql",
        r.id, r.organization, r.order, r.payment, to_string(r.kind), idempotency, r.amount.currency,
        r.amount.amount, r.reason, to_string(r.status), r.gateway_id, due_at, r.created_at, r.created_at,
        r.fee_returned.amount, r.reverses_transfer);
}

std::optional<OrderId> asked_before(db::Session& session, const db::Bytes& idempotency)
{
    return session.one(
        "SELECT order_id FROM refunds WHERE idempotency = ?",
        [](const db::Row& row) { return row.id<OrderId>(1); }, idempotency);
}

std::optional<Refund> find_refund(db::Session& session, const RefundId& id)
{
    return session.one("SELECT " REFUND_COLUMNS " FROM refunds WHERE id = ?", to_refund, id);
}

std::optional<Refund> lock_refund(db::Tx& tx, const RefundId& id)
{
    return tx.one("SELECT " REFUND_COLUMNS " FROM refunds WHERE id = ? FOR UPDATE", to_refund, id);
}

std::optional<Refund> find_refund_by_gateway_id(db::Session& session, const std::string& id)
{
    return session.one("SELECT " REFUND_COLUMNS " FROM refunds WHERE gateway_refund_id = ?", to_refund, id);
}

bool went_back_by_itself(db::Session& session, const PaymentId& payment)
{
    return session
        .one(
            "SELECT 1 FROM refunds WHERE payment_id = ? AND kind = 'automatic' LIMIT 1",
            [](const db::Row&) { return true; }, payment)
        .value_or(false);
}

std::vector<Refund> lock_refused(db::Tx& tx, const PaymentId& payment)
{
    return tx.all("SELECT " REFUND_COLUMNS R"sql(
          FROM refunds WHERE payment_id = ? AND kind = 'automatic' AND status = 'failed' ORDER BY id FOR UPDATE
    )sql",
        to_refund, payment);
}

void note_gateway_refunded(db::Tx& tx, const PaymentId& payment, const Money& amount)
{
    tx.exec("UPDATE payments SET gateway_refunded = GREATEST(gateway_refunded, ?) WHERE id = ?",
        amount.amount, payment);
}

void note_gateway_returned(db::Tx& tx, const PaymentId& payment, const Money& amount)
{
    tx.exec("UPDATE payments SET gateway_refunded = GREATEST(gateway_refunded - ?, 0) WHERE id = ?",
        amount.amount, payment);
}

std::int64_t gateway_refunded(db::Session& session, const PaymentId& payment)
{
    return session
        .one(
            "SELECT gateway_refunded FROM payments WHERE id = ?",
            [](const db::Row& row) { return row.number(1); }, payment)
        .value_or(0);
}

std::int64_t refunded(db::Session& session, const PaymentId& payment)
{
    return session
        .one(
            "SELECT COALESCE(SUM(amount), 0) FROM refunds WHERE payment_id = ? AND status <> 'failed'",
            [](const db::Row& row) { return row.number(1); }, payment)
        .value_or(0);
}

std::vector<ReturnedFee> returned_fees(db::Session& session, const OrganizationId& organization)
{
    return session.all(R"sql(
        SELECT p.event_id, p.order_id, SUM(r.fee_returned)
          FROM refunds r JOIN payments p ON p.id = r.payment_id
         WHERE r.organization_id = ? AND r.kind <> 'automatic' AND r.status <> 'failed' AND r.fee_returned > 0
         GROUP BY p.event_id, p.order_id
    )sql",
        [](const db::Row& row) {
            return ReturnedFee{row.id<EventId>(1), row.id<OrderId>(2), row.number(3)};
        },
        organization);
}

std::vector<Refund> claim_refunds(db::Tx& tx, Time now, int most)
{
    auto due = tx.all("SELECT " REFUND_COLUMNS R"sql(
          FROM refunds WHERE status = 'pending' AND due_at <= ? ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED
    )sql",
        to_refund, now, most);
    std::vector<RefundId> ids;
    for (auto& refund : due) ids.push_back(refund.id), ++refund.attempts;
    tx.exec_in(
        "UPDATE refunds SET due_at = ?, attempts = attempts + 1 WHERE id IN (?*)", ids, now + kClaimFor);
    return due;
}

void update_refund(db::Tx& tx, const Refund& r, const std::string& error, Time due_at, Time now)
{
    tx.exec(R"sql(
        UPDATE refunds SET status = ?, gateway_refund_id = ?, last_error = ?, due_at = ?, updated_at = ? WHERE id = ?
    )sql",
        to_string(r.status), r.gateway_id, error.substr(0, 500), due_at, now, r.id);
}

void set_refund_terms(db::Tx& tx, const Refund& r)
{
    tx.exec(R"sql(
        UPDATE refunds SET amount = ?, fee_returned = ?, reverses_transfer = ? WHERE id = ? AND status = 'failed'
    )sql",
        r.amount.amount, r.fee_returned.amount, r.reverses_transfer, r.id);
}

std::vector<Refund> refunds_of(db::Session& session, const OrderId& order)
{
    return session.all("SELECT " REFUND_COLUMNS R"sql(
          FROM refunds WHERE order_id = ? AND kind <> 'automatic' ORDER BY created_at, id
    )sql",
        to_refund, order);
}

std::vector<Refund> failed_refunds(db::Session& session)
{
    return session.all("SELECT " REFUND_COLUMNS
                       " FROM refunds WHERE status = 'failed' AND kind = 'automatic' ORDER BY due_at",
        to_refund);
}

}  // namespace gatehouse::payments::repo
