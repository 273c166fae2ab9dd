// Offers, and what becomes of those they were made to.

#include "modules/queue/entry_rows.hpp"

namespace gatehouse::queue::repo {

std::optional<Entry> find_by_offer(db::Session& session, const OfferId& offer)
{
    return session.one(GH_ENTRY "WHERE offer_id = ?", to_entry, offer);
}

std::optional<Entry> find_by_order(db::Session& session, const OrderId& order)
{
    return session.one(GH_ENTRY "WHERE order_id = ?", to_entry, order);
}

std::size_t offer(
    db::Tx& tx, const std::vector<NewOffer>& offers, Time now, const std::vector<Time>& expire_at)
{
    std::vector<db::Args> rows;
    std::vector<OfferId> ids;
    for (std::size_t i = 0; i < offers.size(); ++i) {
        const auto& [id, entry, quantity] = offers[i];
        rows.push_back({id, entry.id, entry.item, entry.turn.value_or(0), quantity, now, expire_at[i]});
        ids.push_back(id);
    }
    tx.exec_many(R"sql(
        INSERT INTO queue_offers (id, entry_id, item_id, turn, quantity, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)
    )sql",
        rows);
    return tx.exec_in(R"sql(
        UPDATE queue_entries e JOIN queue_offers o ON o.entry_id = e.id
           SET e.status = 'offered', e.kept_since = NULL, e.offer_id = o.id, e.offer_quantity = o.quantity,
               e.offer_expires_at = o.expires_at, e.due_at = o.expires_at, e.order_id = NULL
         WHERE o.id IN (?*) AND e.status = 'waiting'
    )sql",
        ids);
}

void end_offer(db::Tx& tx, const OfferId& id, const char* outcome, Time now)
{
    tx.exec("UPDATE queue_offers SET outcome = ?, ended_at = ? WHERE id = ?", outcome, now, id);
}

void end_offers(db::Tx& tx, const std::vector<OfferId>& ids, const char* outcome, Time now)
{
    if (ids.empty()) return;
    tx.exec_in("UPDATE queue_offers SET outcome = ?, ended_at = ? WHERE id IN (?*)", ids, outcome, now);
}

std::vector<Entry> lock_due(db::Tx& tx, Time now, int most)
{
    return tx.all(GH_ENTRY R"sql(
         WHERE status = 'offered' AND due_at <= ? ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED
    )sql",
        to_entry, now, most);
}

std::vector<Entry> with_orders(db::Session& session, Time before, int most)
{
    return session.all(GH_ENTRY R"sql(
         WHERE status = 'offered' AND due_at IS NULL AND offer_expires_at < ? LIMIT ?
    )sql",
        to_entry, before, most);
}

int offers_since(db::Session& session, const ItemId& item, Time since)
{
    return session
        .one(
            "SELECT COUNT(*) FROM queue_offers WHERE item_id = ? AND created_at > ?",
            [](const db::Row& row) { return row.integer(1); }, item, since)
        .value_or(0);
}

std::pair<int, std::optional<Time>> pace(db::Session& session, const ItemId& item, Time since)
{
    return session
        .one(
            "SELECT COUNT(*), MIN(created_at) FROM queue_offers WHERE item_id = ? AND created_at > ?",
            [](const db::Row& row) { return std::pair(row.integer(1), row.find_time(2)); }, item, since)
        .value();
}

void set_order(db::Tx& tx, const EntryId& id, const OrderId& order)
{
    tx.exec("UPDATE queue_entries SET order_id = ?, due_at = NULL WHERE id = ? AND status = 'offered'", order,
        id);
}

// Late money buys after the order's end, too.
void purchased(db::Tx& tx, const EntryId& id, Time now)
{
    tx.exec(R"sql(
        UPDATE queue_entries SET status = 'purchased', live = NULL, due_at = NULL, ended_at = ?
         WHERE id = ? AND status IN ('offered', 'expired', 'cancelled')
    )sql",
        now, id);
}

}  // namespace gatehouse::queue::repo
