// All SQL for the table payments and gateway_events. Refunds are in refund_repository.cpp.

#include "modules/payments/repository.hpp"

namespace gatehouse::payments::repo {

namespace {

Payment to_payment(const db::Row& row)
{
    Payment p;
    p.id = row.id<PaymentId>(1);
    p.organization = row.id<OrganizationId>(2);
    p.event = row.id<EventId>(3);
    p.order = row.id<OrderId>(4);
    p.attempt = row.integer(5);
    p.status = row.choice<Status>(6);
    p.amount = {row.number(8), row.text(7)};
    p.session = row.find_text(9);
    p.intent = row.find_text(10);
    p.url = row.find_text(11);
    p.failure_code = row.find_text(12);
    p.created_at = row.time(13);
    p.updated_at = row.time(14);
    return p;
}

// The columns that to_payment() reads. A macro, because SQL must be a literal.
#define PAYMENT_COLUMNS                                                                                   \
    "id, organization_id, event_id, order_id, attempt, status, currency, amount, session_id, intent_id, " \
    "url, "                                                                                               \
    "failure_code, created_at, updated_at"

}  // namespace

std::optional<Payment> find(db::Session& session, const PaymentId& id)
{
    return session.one("SELECT " PAYMENT_COLUMNS " FROM payments WHERE id = ?", to_payment, id);
}

std::optional<Payment> find_by_session(db::Session& session, const std::string& id)
{
    return session.one("SELECT " PAYMENT_COLUMNS " FROM payments WHERE session_id = ?", to_payment, id);
}

std::optional<Payment> find_by_intent(db::Session& session, const std::string& id)
{
    return session.one("SELECT " PAYMENT_COLUMNS " FROM payments WHERE intent_id = ?", to_payment, id);
}

std::optional<Payment> lock(db::Tx& tx, const PaymentId& id)
{
    return tx.one("SELECT " PAYMENT_COLUMNS " FROM payments WHERE id = ? FOR UPDATE", to_payment, id);
}

std::optional<Payment> lock_latest(db::Tx& tx, const OrderId& order)
{
    return tx.one("SELECT " PAYMENT_COLUMNS
                  " FROM payments WHERE order_id = ? ORDER BY attempt DESC LIMIT 1 FOR UPDATE",
        to_payment, order);
}

std::vector<PaymentId> under_way(db::Session& session, const OrderId& order)
{
    return session.all(
        "SELECT id FROM payments WHERE order_id = ? AND status IN ('created', 'open', 'processing')",
        [](const db::Row& row) { return row.id<PaymentId>(1); }, order);
}

void insert(db::Tx& tx, const Payment& p, Time settle_at)
{
    tx.exec(R"sql(
        INSERT INTO payments (id, organization_id, event_id, order_id, attempt, status, currency, amount, created_at,
                              updated_at, settle_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql",
        p.id, p.organization, p.event, p.order, p.attempt, to_string(p.status), p.amount.currency,
        p.amount.amount, p.created_at, p.updated_at, settle_at);
}

bool set_open(db::Tx& tx, const PaymentId& id, const std::string& session, const std::string& url, Time now)
{
    return tx.exec(R"sql(
        UPDATE payments SET status = 'open', session_id = ?, url = ?, updated_at = ? WHERE id = ? AND status = 'created'
    )sql",
               session, url, now, id) == 1;
}

bool set_succeeded(db::Tx& tx, const PaymentId& id, const std::string& intent, Time now)
{
    return tx.exec(R"sql(
        UPDATE payments
           SET status = 'succeeded', intent_id = COALESCE(NULLIF(?, ''), intent_id), failure_code = NULL, paid_at = ?,
               updated_at = ?
         WHERE id = ? AND status <> 'succeeded'
    )sql",
               intent, now, now, id) == 1;
}

bool set_status(db::Tx& tx, const PaymentId& id, Status status, Time now)
{
    return tx.exec(R"sql(
        UPDATE payments SET status = ?, updated_at = ? WHERE id = ? AND status IN ('created', 'open', 'processing')
    )sql",
               to_string(status), now, id) == 1;
}

void note_failure(
    db::Tx& tx, const PaymentId& id, const std::string& intent, const std::string& code, Time now)
{
    tx.exec(R"sql(
        UPDATE payments SET intent_id = COALESCE(NULLIF(?, ''), intent_id), failure_code = ?, updated_at = ?
         WHERE id = ? AND status IN ('created', 'open', 'processing')
    )sql",
        intent, code, now, id);
}

std::vector<Payment> claim_overdue(db::Tx& tx, Time now, int most)
{
    auto overdue = tx.all("SELECT " PAYMENT_COLUMNS R"sql(
          FROM payments
         WHERE status IN ('created', 'open', 'processing') AND settle_at <= ?
         ORDER BY settle_at LIMIT ? FOR UPDATE SKIP LOCKED
    )sql",
        to_payment, now, most);
    std::vector<PaymentId> ids;
    for (const auto& payment : overdue) ids.push_back(payment.id);
    tx.exec_in(R"sql(
        UPDATE payments
           SET settle_tries = settle_tries + 1,
               settle_at = DATE_ADD(?, INTERVAL LEAST(settle_tries * settle_tries * 5, 600) SECOND)
         WHERE id IN (?*)
    )sql",
        ids, now);
    return overdue;
}

std::vector<Payment> stuck(db::Session& session, int tries)
{
    return session.all("SELECT " PAYMENT_COLUMNS R"sql(
          FROM payments
         WHERE status IN ('created', 'open', 'processing') AND settle_tries >= ? ORDER BY settle_at
    )sql",
        to_payment, tries);
}

void insert_event(db::Tx& tx, const std::string& id, const std::string& type, const std::string& object,
    const std::string& outcome, Time now)
{
    tx.exec("INSERT INTO gateway_events (id, type, object_id, outcome, received_at) VALUES (?, ?, ?, ?, ?)",
        id, type.substr(0, 60), object.substr(0, 120), outcome, now);
}

}  // namespace gatehouse::payments::repo
