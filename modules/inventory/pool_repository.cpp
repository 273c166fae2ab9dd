// Pools, who draws from them, and what they show. Their counters move in hold_repository.cpp.

#include "common/error.hpp"
#include "modules/inventory/repository.hpp"

namespace gatehouse::inventory::repo {

namespace {

Pool to_pool(const db::Row& row)
{
    return {row.id<PoolId>(1), row.choice<PoolKind>(2), row.find_integer(3), row.integer(4)};
}

}  // namespace

const Pool* EventPools::of_event() const
{
    for (const auto& [id, pool] : all)
        if (pool.kind == PoolKind::event) return &pool;
    return nullptr;
}

const Pool& EventPools::own(const ItemId& item) const
{
    if (const auto of = of_item.find(item); of != of_item.end())
        for (const auto& pool : of->second)
            if (pool.own()) return pool;
    throw Error(kInternal, "no pool of " + item.str());
}

EventPools pools_of(db::Session& session, const EventId& event)
{
    constexpr db::Sql kPools = R"sql(
        SELECT p.id, p.kind, p.size, p.taken, ip.item_id
          FROM pools p LEFT JOIN item_pools ip ON ip.pool_id = p.id
         WHERE p.event_id = ? ORDER BY p.id
    )sql";
    EventPools out;
    session.all(
        kPools,
        [&](const db::Row& row) {
            const auto pool = to_pool(row);
            out.all[pool.id] = pool;
            if (!row.null(5)) out.of_item[row.id<TicketTypeId>(5)].push_back(pool);
            return 0;
        },
        event);
    return out;
}

std::vector<PoolId> pool_ids_of(db::Session& session, const ItemId& item)
{
    return session.all(
        "SELECT pool_id FROM item_pools WHERE item_id = ? ORDER BY pool_id",
        [](const db::Row& row) { return row.id<PoolId>(1); }, item);
}

std::unordered_map<PoolId, Held> held_of(db::Session& session, const EventId& event)
{
    // Active holds live for minutes, so this stays small however much was sold.
    constexpr db::Sql kHeld = R"sql(
        SELECT l.pool_id, SUM(IF(h.kind = 'reserve', 0, l.quantity)), SUM(IF(h.kind = 'reserve', l.quantity, 0))
          FROM holds h JOIN hold_lines l ON l.hold_id = h.id
         WHERE h.event_id = ? AND h.status = 'active' GROUP BY l.pool_id
    )sql";
    std::unordered_map<PoolId, Held> out;
    session.all(
        kHeld,
        [&](const db::Row& row) {
            out[row.id<PoolId>(1)] = {row.integer(2), row.integer(3)};
            return 0;
        },
        event);
    return out;
}

std::unordered_map<EventId, Stock> stock_of(db::Session& session, const std::vector<EventId>& events)
{
    // The event's own capacity is the sum, where it has one. Bundles without an allotment live on that of the
    // days.
    constexpr db::Sql kTaken = R"sql(
        SELECT event_id, MAX(IF(kind = 'event', size, NULL)), SUM(kind = 'type' AND size IS NULL) > 0,
               SUM(IF(kind IN ('type', 'bundle'), size, 0)), SUM(IF(kind IN ('type', 'bundle'), taken, 0))
          FROM pools WHERE event_id IN (?*) GROUP BY event_id
    )sql";
    constexpr db::Sql kHeld = R"sql(
        SELECT h.event_id, SUM(IF(h.kind = 'reserve', 0, l.quantity)), SUM(IF(h.kind = 'reserve', l.quantity, 0))
          FROM holds h JOIN hold_lines l ON l.hold_id = h.id JOIN pools p ON p.id = l.pool_id
         WHERE p.kind IN ('type', 'bundle') AND h.status = 'active' AND h.event_id IN (?*) GROUP BY h.event_id
    )sql";
    std::unordered_map<EventId, Stock> out;
    session.all_in(
        kTaken,
        [&](const db::Row& row) {
            const auto sum = row.flag(3) ? std::nullopt : row.find_integer(4);
            out[row.id<EventId>(1)] = {row.null(2) ? sum : row.find_integer(2), row.integer(5), 0};
            return 0;
        },
        events);
    session.all_in(
        kHeld,
        [&](const db::Row& row) {
            auto& stock = out[row.id<EventId>(1)];
            stock.held = row.integer(2);
            stock.sold -= stock.held + row.integer(3);
            return 0;
        },
        events);
    return out;
}

std::optional<Pool> lock_pool(db::Tx& tx, const PoolId& id)
{
    return tx.one("SELECT id, kind, size, taken FROM pools WHERE id = ? FOR UPDATE", to_pool, id);
}

bool ever_held(db::Session& session, const PoolId& id)
{
    return session
        .one(
            "SELECT 1 FROM hold_lines WHERE pool_id = ? LIMIT 1", [](const db::Row&) { return true; }, id)
        .has_value();
}

bool event_ever_held(db::Session& session, const EventId& event)
{
    return session
        .one(
            "SELECT 1 FROM holds WHERE event_id = ? LIMIT 1", [](const db::Row&) { return true; }, event)
        .has_value();
}

bool resize(db::Tx& tx, const PoolId& id, std::optional<int> size)
{
    // The driver counts changed rows, so the same size counts as none.
    constexpr db::Sql kResize = "UPDATE pools SET size = ? WHERE id = ? AND (? IS NULL OR taken <= ?)";
    if (tx.exec(kResize, size, id, size, size) == 1) return true;
    return tx
        .one(
            "SELECT size <=> ? FROM pools WHERE id = ?", [](const db::Row& row) { return row.flag(1); }, size,
            id)
        .value_or(false);
}

int insert_pool(db::Tx& tx, const Pool& pool, const EventId& event, const std::vector<PoolId>& own)
{
    // Ended holds as well: late money may bring them back. They do not count.
    if (!own.empty())
        tx.exec_in(R"sql(
            INSERT INTO hold_lines (hold_id, pool_id, quantity)
            SELECT hold_id, CAST(? AS BINARY(16)), SUM(quantity) FROM hold_lines WHERE pool_id IN (?*) GROUP BY hold_id
        )sql",
            own, pool.id);
    constexpr db::Sql kTaken = R"sql(
        SELECT COALESCE(SUM(l.quantity), 0) FROM hold_lines l JOIN holds h ON h.id = l.hold_id
         WHERE l.pool_id = ? AND h.status <> 'released'
    )sql";
    const int taken = tx.one(
                            kTaken, [](const db::Row& row) { return row.integer(1); }, pool.id)
                          .value_or(0);
    if (pool.size && taken > *pool.size) return taken;
    tx.exec("INSERT INTO pools (id, event_id, kind, size, taken) VALUES (?, ?, ?, ?, ?)", pool.id, event,
        to_string(pool.kind), pool.size, taken);
    return taken;
}

void draw_from(db::Tx& tx, const ItemId& item, const PoolId& own, const std::vector<PoolId>& more)
{
    if (more.empty()) return;
    std::vector<db::Args> rows;
    for (const auto& pool : more) rows.push_back({item, pool});
    tx.exec_many("INSERT INTO item_pools (item_id, pool_id) VALUES (?, ?)", rows);
    tx.exec("UPDATE pools SET revision = revision + 1 WHERE id = ?", own);
}

void stop_drawing(db::Tx& tx, const ItemId& item, const PoolId& own, const std::vector<PoolId>& from)
{
    if (from.empty()) return;
    tx.exec_in("DELETE FROM item_pools WHERE pool_id IN (?*) AND item_id = ?", from, item);
    tx.exec("UPDATE pools SET revision = revision + 1 WHERE id = ?", own);
}

}  // namespace gatehouse::inventory::repo
