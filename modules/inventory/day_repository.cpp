// The table event_days.

#include "modules/inventory/repository.hpp"

namespace gatehouse::inventory::repo {

namespace {

#define GH_DAY                                                                                             \
    "SELECT id, organization_id, event_id, number, pool_id, name, starts_at, ends_at, description, place " \
    "FROM event_days "

Day to_day(const db::Row& row)
{
    Day day;
    day.id = row.id<DayId>(1);
    day.organization = row.id<OrganizationId>(2);
    day.event = row.id<EventId>(3);
    day.number = row.integer(4);
    day.pool = row.find_id<PoolId>(5);
    day.name = row.text(6);
    day.starts_at = row.time(7);
    day.ends_at = row.time(8);
    day.description = row.text(9);
    day.place = row.find_text(10);
    return day;
}

}  // namespace

std::vector<Day> days_of(db::Session& session, const std::vector<EventId>& events)
{
    return session.all_in(
        GH_DAY "WHERE event_id IN (?*) ORDER BY event_id, starts_at, number", to_day, events);
}

std::optional<Day> find_day(db::Session& session, const DayId& id)
{
    return session.one(GH_DAY "WHERE id = ?", to_day, id);
}

void insert_day(db::Tx& tx, const Day& d)
{
    constexpr db::Sql kInsert = R"sql(
        INSERT INTO event_days (id, organization_id, event_id, number, pool_id, name, starts_at, ends_at, description, place)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql";
    tx.exec(kInsert, d.id, d.organization, d.event, d.number, d.pool, d.name, d.starts_at, d.ends_at,
        d.description, d.place);
}

void update_day(db::Tx& tx, const Day& d)
{
    constexpr db::Sql kUpdate = R"sql(
        UPDATE event_days SET pool_id = ?, name = ?, starts_at = ?, ends_at = ?, description = ?, place = ? WHERE id = ?
    )sql";
    tx.exec(kUpdate, d.pool, d.name, d.starts_at, d.ends_at, d.description, d.place, d.id);
}

void remove_day(db::Tx& tx, const Day& day)
{
    if (day.pool) {
        tx.exec("DELETE FROM item_pools WHERE pool_id = ?", *day.pool);
        tx.exec("DELETE FROM pools WHERE id = ?", *day.pool);
    }
    tx.exec("DELETE FROM event_days WHERE id = ?", day.id);
}

}  // namespace gatehouse::inventory::repo
