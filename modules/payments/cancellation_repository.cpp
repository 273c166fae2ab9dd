// All SQL for the tables event_cancellations and event_cancellation_orders.

#include "modules/payments/cancellation_repository.hpp"

namespace gatehouse::payments::repo {

namespace {

#define CANCELLATION                                                                                     \
    "SELECT event_id, organization_id, currency, keep_percent, keep_fixed, keep_per, keep_fee, reason, " \
    "started_at, listed_at FROM event_cancellations "

#define CANCELLED                                                                                      \
    "SELECT order_id, event_id, status, target, amount, kept, attempt, failure, updated_at, currency " \
    "FROM event_cancellation_orders "

Cancellation to_cancellation(const db::Row& row)
{
    Cancellation c;
    c.event = row.id<EventId>(1);
    c.organization = row.id<OrganizationId>(2);
    c.currency = row.text(3);
    c.policy = {row.flag(7), row.integer(4), row.number(5), row.choice<Per>(6)};
    c.reason = row.text(8);
    c.started_at = row.time(9);
    c.listed_at = row.find_time(10);
    return c;
}

CancelledOrder to_cancelled(const db::Row& row)
{
    CancelledOrder c;
    c.order = row.id<OrderId>(1);
    c.event = row.id<EventId>(2);
    c.status = row.choice<CancelledStatus>(3);
    if (!row.null(4)) c.target = row.number(4);
    const auto currency = row.text(10);
    c.back = {row.number(5), currency};
    c.kept = {row.number(6), currency};
    c.attempt = row.integer(7);
    c.failure = row.text(8);
    c.updated_at = row.time(9);
    return c;
}

}  // namespace

bool insert_cancellation(db::Tx& tx, const Cancellation& c)
{
    return tx.exec(R"sql(
        INSERT IGNORE INTO event_cancellations (event_id, organization_id, currency, keep_percent, keep_fixed, keep_per,
                                                keep_fee, reason, started_at, list_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql",
               c.event, c.organization, c.currency, c.policy.percent, c.policy.fixed, to_string(c.policy.per),
               c.policy.keep_fee, c.reason, c.started_at, c.started_at) == 1;
}

std::optional<Cancellation> find_cancellation(db::Session& session, const EventId& event)
{
    return session.one(CANCELLATION "WHERE event_id = ?", to_cancellation, event);
}

std::optional<Cancellation> claim_listing(db::Tx& tx, Time now, Time next)
{
    const auto due = tx.one(CANCELLATION "WHERE list_at <= ? ORDER BY list_at LIMIT 1 FOR UPDATE SKIP LOCKED",
        to_cancellation, now);
    if (due) tx.exec("UPDATE event_cancellations SET list_at = ? WHERE event_id = ?", next, due->event);
    return due;
}

void set_listed(db::Tx& tx, const EventId& event, Time now, std::optional<Time> next)
{
    tx.exec(
        "UPDATE event_cancellations SET listed_at = COALESCE(listed_at, ?), list_at = ? WHERE event_id = ?",
        now, next, event);
}

void add_cancelled(db::Tx& tx, const Cancellation& run, const std::vector<OrderId>& orders, Time now)
{
    std::vector<db::Args> rows;
    for (const auto& order : orders) rows.push_back({order, run.event, run.currency, now, now});
    tx.exec_many(R"sql(
        INSERT IGNORE INTO event_cancellation_orders (order_id, event_id, currency, due_at, updated_at) VALUES (?, ?, ?, ?, ?)
    )sql",
        rows);
}

std::vector<Claimed> claim_cancelled(db::Tx& tx, Time now, Time until, int most)
{
    auto due = tx.all(
        R"sql(
        SELECT order_id, event_id FROM event_cancellation_orders
         WHERE status = 'waiting' AND due_at <= ? ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED
    )sql",
        [](const db::Row& row) {
            return Claimed{row.id<OrderId>(1), row.id<EventId>(2)};
        },
        now, most);
    std::vector<OrderId> ids;
    for (const auto& one : due) ids.push_back(one.order);
    tx.exec_in("UPDATE event_cancellation_orders SET due_at = ? WHERE order_id IN (?*)", ids, until);
    return due;
}

std::optional<CancelledOrder> lock_cancelled(db::Tx& tx, const OrderId& order)
{
    return tx.one(CANCELLED "WHERE order_id = ? FOR UPDATE", to_cancelled, order);
}

void set_outcome(db::Tx& tx, const CancelledOrder& c, Time now)
{
    tx.exec(R"sql(
        UPDATE event_cancellation_orders SET status = ?, target = ?, amount = ?, kept = ?, failure = '', updated_at = ?
         WHERE order_id = ?
    )sql",
        to_string(c.status), c.target, c.back.amount, c.kept.amount, now, c.order);
}

void set_failed(db::Tx& tx, const OrderId& order, CancelledStatus before, const std::string& code, Time now)
{
    tx.exec(R"sql(
        UPDATE event_cancellation_orders SET status = 'failed', failure = ?, updated_at = ? WHERE order_id = ? AND status = ?
    )sql",
        code.substr(0, 60), now, order, to_string(before));
}

void retry_failed(db::Tx& tx, const EventId& event, Time now)
{
    tx.exec(R"sql(
        UPDATE event_cancellation_orders SET status = 'waiting', attempt = attempt + 1, due_at = ?, updated_at = ?
         WHERE event_id = ? AND status = 'failed'
    )sql",
        now, now, event);
    tx.exec("UPDATE event_cancellations SET list_at = ? WHERE event_id = ?", now, event);
}

std::map<CancelledStatus, Tally> tally(db::Session& session, const EventId& event)
{
    std::map<CancelledStatus, Tally> out;
    session.all(
        R"sql(
        SELECT status, COUNT(*), SUM(amount), SUM(kept) FROM event_cancellation_orders WHERE event_id = ? GROUP BY status
    )sql",
        [&](const db::Row& row) {
            return out[row.choice<CancelledStatus>(1)] = {row.integer(2), row.number(3), row.number(4)};
        },
        event);
    return out;
}

int count_sending(db::Session& session, const EventId& event)
{
    constexpr db::Sql kSending = R"sql(
        SELECT COUNT(*) FROM refunds r JOIN event_cancellation_orders c ON c.order_id = r.order_id
         WHERE r.status = 'pending' AND c.event_id = ? AND c.status = 'done'
    )sql";
    return session
        .one(
            kSending, [](const db::Row& row) { return row.integer(1); }, event)
        .value_or(0);
}

std::vector<CancelledOrder> cancelled_orders(db::Session& session, const EventId& event,
    const std::optional<CancelledStatus>& status, const std::optional<OrderId>& after, int most)
{
    constexpr db::Sql kPage = CANCELLED R"sql(
         WHERE event_id = ? AND (? IS NULL OR status = ?) AND (? IS NULL OR order_id > ?)
         ORDER BY order_id LIMIT ?
    )sql";
    const auto name = status ? std::optional<std::string>(to_string(*status)) : std::nullopt;
    return session.all(kPage, to_cancelled, event, name, name, after, after, most);
}

}  // namespace gatehouse::payments::repo
