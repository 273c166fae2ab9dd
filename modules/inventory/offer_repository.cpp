// Holds that are offers, and the pools that people wait for: the tables hold_offers and awaited_pools.

#include "modules/inventory/repository.hpp"

namespace gatehouse::inventory::repo {

void insert_offers(db::Tx& tx, std::span<const Taking> takings)
{
    std::vector<db::Args> rows;
    for (const auto& taking : takings)
        if (taking.offered_to)
            rows.push_back({taking.hold.id, db::Bytes{*taking.offered_to}, taking.items.front().id,
                taking.items.front().quantity});
    tx.exec_many("INSERT INTO hold_offers (hold_id, owner, item_id, quantity) VALUES (?, ?, ?, ?)", rows);
}

std::vector<OfferedHold> offers(db::Session& session, const std::vector<HoldId>& holds)
{
    constexpr db::Sql kOffers = R"sql(
        SELECT h.id, o.owner, o.item_id, t.is_bundle, o.quantity, h.order_id, h.status = 'active', h.expires_at
          FROM hold_offers o JOIN holds h ON h.id = o.hold_id JOIN ticket_types t ON t.id = o.item_id
         WHERE o.hold_id IN (?*)
    )sql";
    return session.all_in(
        kOffers,
        [](const db::Row& row) {
            return OfferedHold{row.id<HoldId>(1), row.text(2), row.item(3, 4), row.integer(5),
                row.find_id<OrderId>(6), row.flag(7), row.time(8)};
        },
        holds);
}

std::vector<HoldId> lock_offers(db::Tx& tx, const std::vector<HoldId>& holds)
{
    return tx.all_in(
        "SELECT id FROM holds WHERE id IN (?*) AND status = 'active' AND kind = 'offer' ORDER BY id FOR "
        "UPDATE",
        [](const db::Row& row) { return row.id<HoldId>(1); }, holds);
}

bool accept(db::Tx& tx, const Taking& taking, Time now)
{
    constexpr db::Sql kAccept = R"sql(
        UPDATE holds h JOIN hold_offers o ON o.hold_id = h.id
           SET h.kind = 'checkout', h.order_id = ?, h.has_claims = ?, h.status = ?
         WHERE h.id = ? AND h.kind = 'offer' AND h.status = 'active' AND h.expires_at > ?
           AND o.item_id = ? AND o.quantity = ? AND o.owner IN (?, ?)
    )sql";
    const auto& [hold, items, claims, reserve, offered_to, keys] = taking;
    return items.size() == 1 &&
           tx.exec(kAccept, hold.order, !claims.empty(), hold.converted ? "converted" : "active", hold.id,
               now, items.front().id, items.front().quantity, db::Bytes{keys.front()},
               db::Bytes{keys.back()}) == 1;
}

namespace {

std::pair<PoolId, int> to_awaited(const db::Row& row) { return {row.id<PoolId>(1), row.integer(2)}; }

std::map<PoolId, int> by_pool(const std::vector<std::pair<PoolId, int>>& rows)
{
    return {rows.begin(), rows.end()};
}

}  // namespace

std::map<PoolId, int> awaited(db::Session& session, const EventId& event)
{
    return by_pool(
        session.all("SELECT pool_id, waiting FROM awaited_pools WHERE event_id = ?", to_awaited, event));
}

std::map<PoolId, int> lock_awaited(db::Tx& tx, const EventId& event)
{
    return by_pool(tx.all(
        "SELECT pool_id, waiting FROM awaited_pools WHERE event_id = ? FOR UPDATE", to_awaited, event));
}

std::vector<EventId> awaited_events(db::Session& session)
{
    return session.all(
        "SELECT DISTINCT event_id FROM awaited_pools", [](const db::Row& row) { return row.id<EventId>(1); });
}

void put_awaited(db::Tx& tx, const EventId& event, const std::map<PoolId, int>& pools)
{
    std::vector<db::Args> rows;
    for (const auto& [pool, waiting] : pools) rows.push_back({pool, event, waiting});
    tx.exec_many(
        "INSERT INTO awaited_pools (pool_id, event_id, waiting) VALUES (?, ?, ?)"
        " ON DUPLICATE KEY UPDATE waiting = VALUES(waiting)",
        rows);
}

void remove_awaited(db::Tx& tx, const std::vector<PoolId>& pools)
{
    tx.exec_in("DELETE FROM awaited_pools WHERE pool_id IN (?*)", pools);
}

}  // namespace gatehouse::inventory::repo
