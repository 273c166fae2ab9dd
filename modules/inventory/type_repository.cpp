// Sale items: ticket types and bundles.

#include <algorithm>

#include "modules/inventory/repository.hpp"

namespace gatehouse::inventory::repo {

namespace {

#define GH_ITEM                                                                                           \
    "t.id, t.organization_id, t.event_id, t.name, t.description, t.price, t.currency, t.sales_start, "    \
    "t.sales_end, "                                                                                       \
    "t.min_per_order, t.max_per_order, t.tax_rate, t.tax_included, t.active, t.visibility, t.sale_mode, " \
    "t.sort, "                                                                                            \
    "t.created_at, t.updated_at, t.is_bundle, t.days_mask, t.discount_percent, "                          \
    "t.max_per_person"

SaleItem to_item(const db::Row& row)
{
    SaleItem t;
    t.id = row.item(1, 20);
    t.organization = row.id<OrganizationId>(2);
    t.event = row.id<EventId>(3);
    t.name = row.text(4);
    t.description = row.text(5);
    t.price = {row.number(6), row.text(7)};
    t.sales_start = row.find_time(8);
    t.sales_end = row.find_time(9);
    t.min_per_order = row.integer(10);
    t.max_per_order = row.integer(11);
    t.tax_rate = row.integer(12);
    t.tax_included = row.flag(13);
    t.active = row.flag(14);
    t.visibility = row.choice<Visibility>(15);
    t.sale_mode = row.choice<SaleMode>(16);
    t.sort = row.integer(17);
    t.created_at = row.time(18);
    t.updated_at = row.time(19);
    t.days = static_cast<DaysMask>(row.number(21));
    t.discount_percent = row.find_integer(22);
    t.max_per_person = row.find_integer(23);
    return t;
}

}  // namespace

std::optional<SaleItem> find_item(db::Session& session, const ItemId& id)
{
    return session.one("SELECT " GH_ITEM " FROM ticket_types t WHERE t.id = ? AND t.is_bundle = ?", to_item,
        id, id.is_bundle());
}

std::vector<SaleItem> items_of(db::Session& session, const EventId& event)
{
    return session.all(
        "SELECT " GH_ITEM " FROM ticket_types t WHERE t.event_id = ? ORDER BY t.sort, t.id", to_item, event);
}

void add_offers(db::Session& session, Catalogue& catalogue, const std::vector<ItemId>& ids)
{
    auto& offers = catalogue.offers;
    const auto add = [&](const db::Row& row) {
        const auto id = row.item(1, 20);
        const auto pool = row.id<PoolId>(24);
        if (offers.empty() || offers.back().item.id != id) offers.push_back({to_item(row), {}});
        offers.back().pools.push_back({pool, row.integer(25)});
        offers.back().awaited |= row.flag(27);
        if (row.flag(28)) offers.back().own = pool;
        auto& room = offers.back().room;
        if (const auto size = row.find_integer(29)) room = std::min(room.value_or(*size), *size);
        catalogue.left[pool] = row.find_integer(26);
        return 0;
    };
    session.all_in(
        "SELECT " GH_ITEM
        ", p.id, p.revision, CAST(p.size AS SIGNED) - p.taken, a.pool_id IS NOT NULL, p.kind IN ('type', "
        "'bundle'), p.size"
        " FROM ticket_types t JOIN item_pools ip ON ip.item_id = t.id JOIN pools p ON p.id = ip.pool_id"
        " LEFT JOIN awaited_pools a ON a.pool_id = p.id"
        " WHERE t.id IN (?*) AND t.event_id = ? ORDER BY t.id, p.id",
        add, ids, catalogue.event.id);
}

std::vector<EventId> events_with_windows_between(db::Session& session, Time from, Time to)
{
    constexpr db::Sql kWindows = R"sql(
        SELECT event_id FROM ticket_types WHERE sales_start > ? AND sales_start <= ?
         UNION
        SELECT event_id FROM ticket_types WHERE sales_end > ? AND sales_end <= ?
    )sql";
    return session.all(
        kWindows, [](const db::Row& row) { return row.id<EventId>(1); }, from, to, from, to);
}

void insert_item(db::Tx& tx, const SaleItem& t, const PoolId& pool)
{
    constexpr db::Sql kItem = R"sql(
        INSERT INTO ticket_types (id, organization_id, event_id, name, description, price, currency, sales_start,
                                  sales_end, min_per_order, max_per_order, tax_rate, tax_included, active, visibility,
                                  sale_mode, sort, created_at, updated_at, is_bundle, days_mask, discount_percent,
                                  max_per_person)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql";
    tx.exec(kItem, t.id, t.organization, t.event, t.name, t.description, t.price.amount, t.price.currency,
        t.sales_start, t.sales_end, t.min_per_order, t.max_per_order, t.tax_rate, t.tax_included, t.active,
        to_string(t.visibility), to_string(t.sale_mode), t.sort, t.created_at, t.updated_at, t.id.is_bundle(),
        t.days, t.discount_percent, t.max_per_person);
    tx.exec("INSERT INTO pools (id, event_id, kind, size) VALUES (?, ?, ?, ?)", pool, t.event,
        to_string(t.id.is_bundle() ? PoolKind::bundle : PoolKind::type), t.capacity);
    tx.exec("INSERT INTO item_pools (item_id, pool_id) VALUES (?, ?)", t.id, pool);
}

void update_item(db::Tx& tx, const SaleItem& t)
{
    constexpr db::Sql kUpdate = R"sql(
        UPDATE ticket_types
           SET name = ?, description = ?, price = ?, currency = ?, sales_start = ?, sales_end = ?, min_per_order = ?,
               max_per_order = ?, tax_rate = ?, tax_included = ?, active = ?, visibility = ?, sale_mode = ?, sort = ?,
               days_mask = ?, discount_percent = ?, max_per_person = ?, updated_at = ?
         WHERE id = ?
    )sql";
    tx.exec(kUpdate, t.name, t.description, t.price.amount, t.price.currency, t.sales_start, t.sales_end,
        t.min_per_order, t.max_per_order, t.tax_rate, t.tax_included, t.active, to_string(t.visibility),
        to_string(t.sale_mode), t.sort, t.days, t.discount_percent, t.max_per_person, t.updated_at, t.id);
}

void set_price(db::Tx& tx, const ItemId& item, const Money& price)
{
    tx.exec("UPDATE ticket_types SET price = ? WHERE id = ? AND currency = ?", price.amount, item,
        price.currency);
}

void remove_item(db::Tx& tx, const ItemId& item, const PoolId& pool)
{
    tx.exec("DELETE FROM item_pools WHERE item_id = ?", item);
    tx.exec("DELETE FROM pools WHERE id = ?", pool);
    tx.exec("DELETE FROM ticket_types WHERE id = ?", item);
}

void remove_all(db::Tx& tx, const EventId& event)
{
    // A draft has no holds but those that keep places for codes.
    tx.exec("DELETE FROM awaited_pools WHERE event_id = ?", event);
    tx.exec("DELETE l FROM hold_lines l JOIN holds h ON h.id = l.hold_id WHERE h.event_id = ?", event);
    tx.exec("DELETE FROM holds WHERE event_id = ?", event);
    tx.exec("DELETE ip FROM item_pools ip JOIN pools p ON p.id = ip.pool_id WHERE p.event_id = ?", event);
    tx.exec("DELETE FROM pools WHERE event_id = ?", event);
    tx.exec("DELETE FROM ticket_types WHERE event_id = ?", event);
    tx.exec("DELETE FROM event_days WHERE event_id = ?", event);
    tx.exec(
        "DELETE i FROM code_items i JOIN discount_codes c ON c.id = i.code_id WHERE c.event_id = ?", event);
    tx.exec("DELETE FROM discount_codes WHERE event_id = ?", event);
    tx.exec("DELETE FROM questions WHERE event_id = ?", event);
}

}  // namespace gatehouse::inventory::repo
