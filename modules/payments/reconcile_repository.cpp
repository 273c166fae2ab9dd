// All SQL for comparing with the gateway: gateway_walks, gateway_differences, and what is compared.

#include "modules/payments/reconcile_repository.hpp"

#include <algorithm>

#include "common/time.hpp"

namespace gatehouse::payments::repo {

namespace {

Difference to_difference(const db::Row& row)
{
    const auto currency = row.text(6);
    return {row.choice<DifferenceKind>(1), row.text(2), row.find_id<OrganizationId>(3),
        row.find_id<OrderId>(4), row.find_id<PaymentId>(5), {row.number(7), currency},
        {row.number(8), currency}, row.time(9)};
}

#define DIFFERENCE \
    "SELECT kind, object_id, organization_id, order_id, payment_id, currency, ours, theirs, found_at"

// Ids begin with their time in milliseconds, so the table is in its order.
PaymentId first_id_at(Time at)
{
    Uuid id{};
    auto ms = static_cast<std::uint64_t>(
        std::chrono::floor<std::chrono::milliseconds>(at.time_since_epoch()).count());
    for (int i = 5; i >= 0; --i, ms >>= 8)
        id[static_cast<std::size_t>(i)] = static_cast<unsigned char>(ms & 0xff);
    return PaymentId(id);
}

}  // namespace

std::optional<Walk> find_walk(db::Session& session, const std::string& name)
{
    return session.one(
        "SELECT name, since, until, after_id FROM gateway_walks WHERE name = ?",
        [](const db::Row& row) {
            return Walk{row.text(1), row.time(2), row.find_time(3), row.text(4)};
        },
        name);
}

void put_walk(db::Tx& tx, const Walk& walk)
{
    tx.exec(R"sql(
        INSERT INTO gateway_walks (name, since, until, after_id) VALUES (?, ?, ?, ?)
        ON DUPLICATE KEY UPDATE since = VALUES(since), until = VALUES(until), after_id = VALUES(after_id)
    )sql",
        walk.name, walk.since, walk.until, walk.after);
}

Books books_of(db::Session& session, const PaymentId& payment)
{
    return session
        .one(R"sql(
            SELECT (SELECT COALESCE(SUM(l.amount), 0) FROM ledger_entries l
                     WHERE l.organization_id = p.organization_id AND l.cause_id = p.id AND l.cause = 'charge' AND l.account = 'gateway'),
                   (SELECT COALESCE(SUM(IF(status = 'succeeded', amount, 0)), 0) FROM refunds WHERE payment_id = p.id),
                   (SELECT COALESCE(SUM(IF(status = 'pending', amount, 0)), 0) FROM refunds WHERE payment_id = p.id),
                   EXISTS (SELECT 1 FROM disputes d WHERE d.order_id = p.order_id AND d.payment_id = p.id)
              FROM payments p WHERE p.id = ?
        )sql",
            [](const db::Row& row) {
                return Books{row.number(1), row.number(2), row.number(3), row.flag(4)};
            },
            payment)
        .value_or(Books{});
}

void confirm(db::Tx& tx, const std::vector<PaymentId>& payments, Time now)
{
    if (!payments.empty()) tx.exec_in("UPDATE payments SET confirmed_at = ? WHERE id IN (?*)", payments, now);
}

std::vector<Payment> unconfirmed(db::Session& session, Time since, Time until, int most)
{
    const auto ids = session.all(
        R"sql(
            SELECT id FROM payments
             WHERE id >= ? AND id < ? AND status = 'succeeded' AND confirmed_at IS NULL ORDER BY id LIMIT ?
        )sql",
        [](const db::Row& row) { return row.id<PaymentId>(1); }, first_id_at(since), first_id_at(until),
        most);
    std::vector<Payment> out;
    for (const auto& id : ids) out.push_back(find(session, id).value());
    return out;
}

std::vector<Refund> slow_refunds(db::Session& session, Time before)
{
    const auto ids = session.all(
        "SELECT id FROM refunds WHERE status = 'pending' AND created_at < ? ORDER BY due_at LIMIT 100",
        [](const db::Row& row) { return row.id<RefundId>(1); }, before);
    std::vector<Refund> out;
    for (const auto& id : ids) out.push_back(find_refund(session, id).value());
    return out;
}

void put_differences(db::Tx& tx, const std::vector<Difference>& found, Time now)
{
    std::vector<db::Args> rows;
    for (const auto& d : found)
        rows.push_back({to_string(d.kind), d.object, d.organization, d.order, d.payment, d.ours.currency,
            d.ours.amount, d.theirs.amount, now, now});
    if (rows.empty()) return;
    tx.exec_many(R"sql(
        INSERT INTO gateway_differences (kind, object_id, organization_id, order_id, payment_id, currency, ours, theirs,
                                         found_at, seen_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON DUPLICATE KEY UPDATE ours = VALUES(ours), theirs = VALUES(theirs), seen_at = VALUES(seen_at),
            found_at = IF(resolved_at IS NULL, found_at, VALUES(found_at)), resolved_at = NULL
    )sql",
        rows);
}

void resolve(db::Tx& tx, const Difference& d, Time now)
{
    tx.exec("UPDATE gateway_differences SET resolved_at = ? WHERE kind = ? AND object_id = ?", now,
        to_string(d.kind), d.object);
}

std::vector<Difference> differences_to_look_at(db::Session& session, Time before)
{
    return session.all(DIFFERENCE R"sql(
          FROM gateway_differences WHERE resolved_at IS NULL AND seen_at < ? ORDER BY seen_at LIMIT 20
    )sql",
        to_difference, before);
}

std::vector<Difference> open_differences(db::Session& session)
{
    return session.all(DIFFERENCE
        " FROM gateway_differences WHERE resolved_at IS NULL ORDER BY found_at LIMIT 100",
        to_difference);
}

}  // namespace gatehouse::payments::repo
