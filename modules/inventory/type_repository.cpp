// Ticket types and the size of their pools.

#include "modules/inventory/repository.hpp"

namespace gatehouse::inventory::repo {

namespace {

#define GH_TYPE                                                                                           \
    "t.id, t.organization_id, t.event_id, t.name, t.description, t.price, t.currency, t.sales_start, "    \
    "t.sales_end, "                                                                                       \
    "t.min_per_order, t.max_per_order, t.tax_rate, t.tax_included, t.active, t.visibility, t.sale_mode, " \
    "t.sort, "                                                                                            \
    "t.created_at, t.updated_at"

TicketType to_type(const db::Row& row)
{
    TicketType t;
    t.id = row.id<TicketTypeId>(1);
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
    return t;
}

}  // namespace

std::optional<TicketType> find_type(db::Session& session, const TicketTypeId& id)
{
    return session.one("SELECT " GH_TYPE " FROM ticket_types t WHERE t.id = ?", to_type, id);
}

std::vector<TicketType> types_of(db::Session& session, const EventId& event)
{
    return session.all(
        "SELECT " GH_TYPE " FROM ticket_types t WHERE t.event_id = ? ORDER BY t.sort, t.id", to_type, event);
}

void add_offers(db::Session& session, Catalogue& catalogue, const std::vector<TicketTypeId>& ids)
{
    auto& offers = catalogue.offers;
    const auto add = [&](const db::Row& row) {
        const auto id = row.id<TicketTypeId>(1);
        const auto pool = row.id<PoolId>(20);
        if (offers.empty() || offers.back().type.id != id) offers.push_back({to_type(row), {}});
        offers.back().pools.push_back(pool);
        catalogue.left[pool] = row.find_integer(21);
        return 0;
    };
    session.all_in(
        "SELECT " GH_TYPE
        ", p.id, CAST(p.size AS SIGNED) - p.taken"
        " FROM ticket_types t JOIN item_pools ip ON ip.item_id = t.id JOIN pools p ON p.id = ip.pool_id"
        " WHERE t.id IN (?*) AND t.event_id = ? ORDER BY t.id, p.id",
        add, ids, catalogue.event.id);
}

std::unordered_map<TicketTypeId, std::vector<Pool>> pools_of(db::Session& session, const EventId& event)
{
    constexpr db::Sql kPools = R"sql(
        SELECT ip.item_id, p.id, p.kind = 'type', p.size, p.taken
          FROM pools p JOIN item_pools ip ON ip.pool_id = p.id
         WHERE p.event_id = ? ORDER BY p.id
    )sql";
    std::unordered_map<TicketTypeId, std::vector<Pool>> out;
    session.all(
        kPools,
        [&](const db::Row& row) {
            out[row.id<TicketTypeId>(1)].push_back(
                {row.id<PoolId>(2), row.flag(3), row.find_integer(4), row.integer(5)});
            return 0;
        },
        event);
    return out;
}

std::vector<PoolId> pool_ids_of(db::Session& session, const TicketTypeId& type)
{
    return session.all(
        "SELECT pool_id FROM item_pools WHERE item_id = ? ORDER BY pool_id",
        [](const db::Row& row) { return row.id<PoolId>(1); }, type);
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

void insert_type(db::Tx& tx, const TicketType& t, const PoolId& pool)
{
    constexpr db::Sql kType = R"sql(
        INSERT INTO ticket_types (id, organization_id, event_id, name, description, price, currency, sales_start,
                                  sales_end, min_per_order, max_per_order, tax_rate, tax_included, active, visibility,
                                  sale_mode, sort, created_at, updated_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql";
    tx.exec(kType, t.id, t.organization, t.event, t.name, t.description, t.price.amount, t.price.currency,
        t.sales_start, t.sales_end, t.min_per_order, t.max_per_order, t.tax_rate, t.tax_included, t.active,
        to_string(t.visibility), to_string(t.sale_mode), t.sort, t.created_at, t.updated_at);
    tx.exec(
        "INSERT INTO pools (id, event_id, kind, size) VALUES (?, ?, 'type', ?)", pool, t.event, t.capacity);
    tx.exec("INSERT INTO item_pools (item_id, pool_id) VALUES (?, ?)", t.id, pool);
}

void update_type(db::Tx& tx, const TicketType& t)
{
    constexpr db::Sql kUpdate = R"sql(
        UPDATE ticket_types
           SET name = ?, description = ?, price = ?, currency = ?, sales_start = ?, sales_end = ?, min_per_order = ?,
               max_per_order = ?, tax_rate = ?, tax_included = ?, active = ?, visibility = ?, sale_mode = ?, sort = ?,
               updated_at = ?
         WHERE id = ?
    )sql";
    tx.exec(kUpdate, t.name, t.description, t.price.amount, t.price.currency, t.sales_start, t.sales_end,
        t.min_per_order, t.max_per_order, t.tax_rate, t.tax_included, t.active, to_string(t.visibility),
        to_string(t.sale_mode), t.sort, t.updated_at, t.id);
}

void remove_type(db::Tx& tx, const TicketTypeId& type, const PoolId& pool)
{
    tx.exec("DELETE FROM item_pools WHERE item_id = ?", type);
    tx.exec("DELETE FROM pools WHERE id = ?", pool);
    tx.exec("DELETE FROM ticket_types WHERE id = ?", type);
}

void remove_all(db::Tx& tx, const EventId& event)
{
    tx.exec("DELETE ip FROM item_pools ip JOIN pools p ON p.id = ip.pool_id WHERE p.event_id = ?", event);
    tx.exec("DELETE FROM pools WHERE event_id = ?", event);
    tx.exec("DELETE FROM ticket_types WHERE event_id = ?", event);
}

std::optional<Pool> lock_pool(db::Tx& tx, const PoolId& id)
{
    return tx.one(
        "SELECT id, kind = 'type', size, taken FROM pools WHERE id = ? FOR UPDATE",
        [](const db::Row& row) {
            return Pool{row.id<PoolId>(1), row.flag(2), row.find_integer(3), row.integer(4)};
        },
        id);
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

}  // namespace gatehouse::inventory::repo
