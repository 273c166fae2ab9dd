// Holds, and the counters of the pools they take from.

#include "modules/inventory/repository.hpp"

namespace gatehouse::inventory::repo {

bool take(db::Tx& tx, const PoolId& id, int quantity)
{
    constexpr db::Sql kTake =
        "UPDATE pools SET taken = taken + ? WHERE id = ? AND (size IS NULL OR taken + ? <= size)";
    return tx.exec(kTake, quantity, id, quantity) == 1;
}

void put_back(db::Tx& tx, const Quantities& quantities)
{
    for (const auto& [pool, quantity] : quantities)
        if (quantity > 0) tx.exec("UPDATE pools SET taken = taken - ? WHERE id = ?", quantity, pool);
}

std::optional<int> left(db::Session& session, const PoolId& id)
{
    return session.one(
        "SELECT GREATEST(CAST(size AS SIGNED) - taken, 0) FROM pools WHERE id = ?",
        [](const db::Row& row) { return row.integer(1); }, id);
}

bool ever_held(db::Session& session, const PoolId& id)
{
    return session
        .one(
            "SELECT 1 FROM hold_lines WHERE pool_id = ? LIMIT 1", [](const db::Row&) { return true; }, id)
        .has_value();
}

void insert_holds(db::Tx& tx, std::span<const Taking> takings)
{
    std::vector<db::Args> holds, lines;
    for (const auto& [hold, items] : takings) {
        holds.push_back({hold.id, hold.event, to_string(hold.kind), hold.order,
            hold.converted ? "converted" : "active", hold.expires_at, hold.created_at});
        Quantities quantities;
        for (const auto& item : items)
            for (const auto& pool : item.pools) quantities[pool] += item.quantity;
        for (const auto& [pool, quantity] : quantities) lines.push_back({hold.id, pool, quantity});
    }
    tx.exec_many(
        "INSERT INTO holds (id, event_id, kind, order_id, status, expires_at, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        holds);
    tx.exec_many("INSERT INTO hold_lines (hold_id, pool_id, quantity) VALUES (?, ?, ?)", lines);
}

Quantities lines_of(db::Session& session, std::span<const HoldId> holds)
{
    Quantities out;
    session.all_in(
        "SELECT pool_id, SUM(quantity) FROM hold_lines WHERE hold_id IN (?*) GROUP BY pool_id",
        [&](const db::Row& row) { return out[row.id<PoolId>(1)] = row.integer(2); }, holds);
    return out;
}

std::vector<HoldId> lock_active(db::Tx& tx, std::span<const HoldId> holds)
{
    return tx.all_in(
        "SELECT id FROM holds WHERE id IN (?*) AND status = 'active' ORDER BY id FOR UPDATE",
        [](const db::Row& row) { return row.id<HoldId>(1); }, holds);
}

int move_holds(db::Tx& tx, std::span<const HoldId> holds, const char* from, const char* to)
{
    return static_cast<int>(
        tx.exec_in("UPDATE holds SET status = ? WHERE id IN (?*) AND status = ?", holds, to, from));
}

bool lock_converted(db::Tx& tx, const HoldId& hold)
{
    return tx
        .one(
            "SELECT status = 'converted' FROM holds WHERE id = ? FOR UPDATE",
            [](const db::Row& row) { return row.flag(1); }, hold)
        .value_or(false);
}

bool reduce_line(db::Tx& tx, const HoldId& hold, const PoolId& pool, int by)
{
    constexpr db::Sql kReduce =
        "UPDATE hold_lines SET quantity = quantity - ? WHERE hold_id = ? AND pool_id = ? AND quantity >= ?";
    return tx.exec(kReduce, by, hold, pool, by) == 1;
}

std::vector<Expired> lock_expired(db::Tx& tx, Time now, int most)
{
    constexpr db::Sql kExpired = R"sql(
        SELECT id, event_id, order_id FROM holds WHERE status = 'active' AND expires_at <= ?
         ORDER BY expires_at LIMIT ? FOR UPDATE SKIP LOCKED
    )sql";
    return tx.all(
        kExpired,
        [](const db::Row& row) {
            return Expired{row.id<HoldId>(1), row.id<EventId>(2), row.find_id<OrderId>(3)};
        },
        now, most);
}

std::unordered_map<PoolId, int> held_of(db::Session& session, const EventId& event)
{
    // Active holds live for minutes, so this stays small however much was sold.
    constexpr db::Sql kHeld = R"sql(
        SELECT l.pool_id, SUM(l.quantity)
          FROM holds h JOIN hold_lines l ON l.hold_id = h.id
         WHERE h.event_id = ? AND h.status = 'active' GROUP BY l.pool_id
    )sql";
    std::unordered_map<PoolId, int> out;
    session.all(
        kHeld, [&](const db::Row& row) { return out[row.id<PoolId>(1)] = row.integer(2); }, event);
    return out;
}

std::unordered_map<EventId, Stock> stock_of(db::Session& session, const std::vector<EventId>& events)
{
    constexpr db::Sql kTaken = R"sql(
        SELECT event_id, IF(SUM(size IS NULL) > 0, NULL, SUM(size)), SUM(taken)
          FROM pools WHERE kind = 'type' AND event_id IN (?*) GROUP BY event_id
    )sql";
    constexpr db::Sql kHeld = R"sql(
        SELECT h.event_id, SUM(l.quantity)
          FROM holds h JOIN hold_lines l ON l.hold_id = h.id JOIN pools p ON p.id = l.pool_id
         WHERE p.kind = 'type' AND h.status = 'active' AND h.event_id IN (?*) GROUP BY h.event_id
    )sql";
    std::unordered_map<EventId, Stock> out;
    session.all_in(
        kTaken,
        [&](const db::Row& row) {
            out[row.id<EventId>(1)] = {row.find_integer(2), row.integer(3), 0};
            return 0;
        },
        events);
    session.all_in(
        kHeld,
        [&](const db::Row& row) {
            auto& stock = out[row.id<EventId>(1)];
            stock.held = row.integer(2);
            stock.sold -= stock.held;
            return 0;
        },
        events);
    return out;
}

bool paid_places(db::Session& session, const EventId& event)
{
    constexpr db::Sql kPaid = R"sql(
        SELECT 1 FROM holds h
          JOIN hold_lines l ON l.hold_id = h.id AND l.quantity > 0
          JOIN item_pools ip ON ip.pool_id = l.pool_id
          JOIN ticket_types t ON t.id = ip.item_id AND t.price > 0
         WHERE h.event_id = ? AND h.status = 'converted' LIMIT 1
    )sql";
    return session
        .one(
            kPaid, [](const db::Row&) { return true; }, event)
        .has_value();
}

std::vector<Mismatch> mismatches(db::Session& session)
{
    constexpr db::Sql kMismatches = R"sql(
        SELECT p.id, p.event_id, p.taken, COALESCE(s.quantity, 0) AS expected
          FROM pools p
          LEFT JOIN (SELECT l.pool_id, SUM(l.quantity) AS quantity
                       FROM hold_lines l JOIN holds h ON h.id = l.hold_id
                      WHERE h.status <> 'released' GROUP BY l.pool_id) s ON s.pool_id = p.id
         WHERE p.taken <> COALESCE(s.quantity, 0) ORDER BY p.id
    )sql";
    return session.all(kMismatches, [](const db::Row& row) {
        return Mismatch{row.id<PoolId>(1), row.id<EventId>(2), row.number(3), row.number(4)};
    });
}

}  // namespace gatehouse::inventory::repo
