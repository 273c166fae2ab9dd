// Holds, and the counters of the pools they take from.

#include "modules/inventory/repository.hpp"

namespace gatehouse::inventory::repo {

bool take(db::Tx& tx, const PoolId& id, const Need& need)
{
    constexpr db::Sql kTake = R"sql(
        UPDATE pools SET taken = taken + ?
         WHERE id = ? AND (size IS NULL OR taken + ? <= size) AND revision = COALESCE(?, revision)
    )sql";
    return tx.exec(kTake, need.quantity, id, need.quantity, need.revision) == 1;
}

bool lock_unchanged(db::Tx& tx, const PoolId& id, const Need& need)
{
    return tx
        .one(
            "SELECT revision = COALESCE(?, revision) FROM pools WHERE id = ? FOR UPDATE",
            [](const db::Row& row) { return row.flag(1); }, need.revision, id)
        .value_or(false);
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

void insert_holds(db::Tx& tx, std::span<const Taking> takings)
{
    std::vector<db::Args> holds, lines;
    for (const auto& taking : takings) {
        if (!taking.accepted_by.empty()) continue;
        const auto& hold = taking.hold;
        holds.push_back(
            {hold.id, hold.event, to_string(hold.kind), hold.order, hold.converted ? "converted" : "active",
                hold.expires_at, hold.created_at, !taking.claims.empty()});
        Quantities quantities;
        for (const auto& item : taking.items)
            for (const auto& pool : item.pools) quantities[pool.id] += item.quantity;
        for (const auto& [pool, quantity] : quantities) lines.push_back({hold.id, pool, quantity});
    }
    tx.exec_many(
        "INSERT INTO holds (id, event_id, kind, order_id, status, expires_at, created_at, has_claims)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
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

std::vector<ActiveHold> lock_active(db::Tx& tx, std::span<const HoldId> holds)
{
    return tx.all_in(
        "SELECT id, has_claims FROM holds WHERE id IN (?*) AND status = 'active' ORDER BY id FOR UPDATE",
        [](const db::Row& row) {
            return ActiveHold{row.id<HoldId>(1), row.flag(2)};
        },
        holds);
}

int move_holds(db::Tx& tx, std::span<const HoldId> holds, const char* from, const char* to)
{
    return static_cast<int>(
        tx.exec_in("UPDATE holds SET status = ? WHERE id IN (?*) AND status = ?", holds, to, from));
}

bool keep_for_split(db::Tx& tx, const HoldId& hold, Time until)
{
    return tx.exec("UPDATE holds SET kind = 'split', expires_at = ? WHERE id = ? AND status = 'active'",
               until, hold) == 1;
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

bool paid_places(db::Session& session, const EventId& event)
{
    constexpr db::Sql kPaid = R"sql(
        SELECT 1 FROM holds h
          JOIN hold_lines l ON l.hold_id = h.id AND l.quantity > 0
          JOIN pools p ON p.id = l.pool_id AND p.kind IN ('type', 'bundle')  -- not those that items share
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
