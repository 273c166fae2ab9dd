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
    p.settle_at = row.time(15);
    p.mode = row.choice<Mode>(16);
    p.destination = row.find_text(17);
    p.fee = {row.number(18), p.amount.currency};
    p.fee_returns = row.flag(19);
    p.share = row.find_id<ShareId>(20);
    return p;
}

// The columns that to_payment() reads. A macro, because SQL must be a literal.
#define PAYMENT_COLUMNS                                                                                   \
    "id, organization_id, event_id, order_id, attempt, status, currency, amount, session_id, intent_id, " \
    "url, "                                                                                               \
    "failure_code, created_at, updated_at, settle_at, mode, destination, application_fee, fee_returns, "  \
    "share_id"

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

std::vector<Payment> lock(db::Tx& tx, std::span<const PaymentId> ids)
{
    return tx.all_in(
        "SELECT " PAYMENT_COLUMNS " FROM payments WHERE id IN (?*) ORDER BY id FOR UPDATE", to_payment, ids);
}

std::vector<Payment> lock_attempts(db::Tx& tx, std::span<const OrderId> orders)
{
    return tx.all_in("SELECT " PAYMENT_COLUMNS
                     " FROM payments WHERE order_id IN (?*) ORDER BY order_id, attempt FOR UPDATE",
        to_payment, orders);
}

std::optional<Payment> last_attempt(db::Session& session, const OrderId& order, const ShareId& share)
{
    return session.one("SELECT " PAYMENT_COLUMNS R"sql(
          FROM payments WHERE order_id = ? AND share_id = ? ORDER BY attempt DESC LIMIT 1
    )sql",
        to_payment, order, share);
}

std::vector<PaymentId> under_way(db::Session& session, const OrderId& order)
{
    return session.all(
        "SELECT id FROM payments WHERE order_id = ? AND status IN ('created', 'open', 'processing')",
        [](const db::Row& row) { return row.id<PaymentId>(1); }, order);
}

void insert(db::Tx& tx, std::span<const Payment> payments)
{
    std::vector<db::Args> rows;
    for (const auto& p : payments)
        rows.push_back({p.id, p.organization, p.event, p.order, p.attempt, to_string(p.status),
            p.amount.currency, p.amount.amount, p.created_at, p.updated_at, p.settle_at, to_string(p.mode),
            p.destination, p.fee.amount, p.fee_returns, p.share});
    tx.exec_many(R"sql(
        INSERT INTO payments (id, organization_id, event_id, order_id, attempt, status, currency, amount, created_at,
                              updated_at, settle_at, mode, destination, application_fee, fee_returns, share_id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql",
        rows);
}

// An INSERT that always meets its row, because an UPDATE cannot give each row values of its own.
void update(db::Tx& tx, std::span<const Payment> locked, Time now)
{
    std::vector<db::Args> rows;
    for (const auto& p : locked)
        rows.push_back({p.id, p.organization, p.event, p.order, p.attempt, to_string(p.status),
            p.amount.currency, p.amount.amount, p.session, p.intent, p.url, p.failure_code, p.created_at, now,
            p.status == Status::succeeded ? std::optional(now) : std::nullopt, p.settle_at});
    tx.exec_many(R"sql(
        INSERT INTO payments (id, organization_id, event_id, order_id, attempt, status, currency, amount, session_id,
                              intent_id, url, failure_code, created_at, updated_at, paid_at, settle_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON DUPLICATE KEY UPDATE status = VALUES(status), session_id = VALUES(session_id), intent_id = VALUES(intent_id),
            url = VALUES(url), failure_code = VALUES(failure_code), updated_at = VALUES(updated_at),
            paid_at = VALUES(paid_at)
    )sql",
        rows);
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

void hurry(db::Tx& tx, const EventId& event, Time now)
{
    const auto ids = tx.all(
        "SELECT id FROM payments WHERE status IN ('created', 'open', 'processing') AND event_id = ?",
        [](const db::Row& row) { return row.id<PaymentId>(1); }, event);
    tx.exec_in("UPDATE payments SET settle_at = LEAST(settle_at, ?) WHERE id IN (?*)", ids, now);
}

std::vector<Payment> stuck(db::Session& session, int tries)
{
    return session.all("SELECT " PAYMENT_COLUMNS R"sql(
          FROM payments
         WHERE status IN ('created', 'open', 'processing') AND settle_tries >= ? ORDER BY settle_at
    )sql",
        to_payment, tries);
}

void insert_events(db::Tx& tx, std::span<const Heard> events, Time now)
{
    std::vector<db::Args> rows;
    for (const auto& e : events)
        rows.push_back({e.id, e.type.substr(0, 60), e.object.substr(0, 120), e.outcome, now});
    tx.exec_many(
        "INSERT INTO gateway_events (id, type, object_id, outcome, received_at) VALUES (?, ?, ?, ?, ?)",
        rows);
}

bool was_heard(db::Session& session, const std::string& event)
{
    return session
        .one(
            "SELECT 1 FROM gateway_events WHERE id = ?", [](const db::Row&) { return true; }, event)
        .has_value();
}

}  // namespace gatehouse::payments::repo
