// Lines, and the turns that are given in them.

#include "modules/queue/repository.hpp"

namespace gatehouse::queue::repo {

namespace {

#define GH_LINE                                                                                   \
    "SELECT l.item_id, l.is_bundle, l.event_id, l.organization_id, l.state, l.admit_per_minute, " \
    "l.next_turn, l.waiting, l.version, l.draw_id, l.drawn FROM queue_lines l "
#define GH_LIVE                                                                                           \
    "(l.waiting > 0 OR EXISTS (SELECT 1 FROM queue_entries e WHERE e.item_id = l.item_id AND e.status = " \
    "'offered'))"

Line to_line(const db::Row& row)
{
    return {row.item(1, 2), row.id<EventId>(3), row.id<OrganizationId>(4), row.choice<Gate>(5),
        row.find_integer(6), row.integer(7), row.integer(8), row.number(9), row.find_id<DrawId>(10),
        row.flag(11)};
}

EventId to_event(const db::Row& row) { return row.id<EventId>(1); }

}  // namespace

std::optional<Line> find_line(db::Session& session, const ItemId& item)
{
    return session.one(GH_LINE "WHERE l.item_id = ?", to_line, item);
}

std::optional<Line> lock_line(db::Tx& tx, const ItemId& item)
{
    return tx.one(GH_LINE "WHERE l.item_id = ? FOR UPDATE", to_line, item);
}

std::vector<Line> lines_of(db::Session& session, const EventId& event)
{
    return session.all(GH_LINE "WHERE l.event_id = ? ORDER BY l.item_id", to_line, event);
}

std::vector<Line> lines_with_waiters(db::Session& session)
{
    return session.all(GH_LINE "WHERE l.waiting > 0", to_line);
}

// In two steps, because what FOR UPDATE reads on the way it locks as well.
std::vector<Line> lock_live_lines(db::Tx& tx, const EventId& event)
{
    const auto live = tx.all(
        "SELECT l.item_id FROM queue_lines l WHERE l.event_id = ? AND " GH_LIVE,
        [](const db::Row& row) { return row.id<TicketTypeId>(1); }, event);
    if (live.empty()) return {};
    return tx.all_in(GH_LINE "WHERE l.item_id IN (?*) ORDER BY l.item_id FOR UPDATE", to_line, live);
}

std::vector<EventId> live_events(db::Session& session)
{
    return session.all("SELECT DISTINCT l.event_id FROM queue_lines l WHERE " GH_LIVE, to_event);
}

std::vector<EventId> live_events(db::Session& session, const std::vector<EventId>& among)
{
    if (among.empty()) return {};
    return session.all_in(
        "SELECT DISTINCT l.event_id FROM queue_lines l WHERE l.event_id IN (?*) AND " GH_LIVE, to_event,
        among);
}

std::vector<ItemId> undrawn_lines(db::Session& session)
{
    return session.all("SELECT item_id, is_bundle FROM queue_lines WHERE draw_id IS NOT NULL AND drawn = 0",
        [](const db::Row& row) { return row.item(1, 2); });
}

void insert_line(db::Tx& tx, const Line& l, Time now)
{
    tx.exec(R"sql(
        INSERT IGNORE INTO queue_lines (item_id, is_bundle, event_id, organization_id, created_at, updated_at)
        VALUES (?, ?, ?, ?, ?, ?)
    )sql",
        l.item, l.item.is_bundle(), l.event, l.organization, now, now);
}

void save(db::Tx& tx, Line& l, Time now)
{
    ++l.version;
    tx.exec(R"sql(
        UPDATE queue_lines SET next_turn = ?, waiting = ?, drawn = ?, version = ?, updated_at = ? WHERE item_id = ?
    )sql",
        l.next_turn, l.waiting, l.drawn, l.version, now, l.item);
}

void set_control(db::Tx& tx, const Line& l, Time now)
{
    tx.exec("UPDATE queue_lines SET state = ?, admit_per_minute = ?, updated_at = ? WHERE item_id = ?",
        to_string(l.gate), l.admit_per_minute, now, l.item);
}

void set_draw(db::Tx& tx, const ItemId& item, const DrawId& draw, Time now)
{
    tx.exec("UPDATE queue_lines SET draw_id = ?, updated_at = ? WHERE item_id = ?", draw, now, item);
}

void insert_turns(db::Tx& tx, const std::vector<Turn>& turns, Time now, bool drawn)
{
    std::vector<db::Args> rows;
    for (const auto& t : turns) rows.push_back({t.item, t.turn, t.entry, now, drawn});
    tx.exec_many(
        "INSERT INTO queue_turns (item_id, turn, entry_id, given_at, drawn) VALUES (?, ?, ?, ?, ?)", rows);
}

int turns_since(db::Session& session, const EntryId& entry, Time since)
{
    return session
        .one(
            "SELECT COUNT(*) FROM queue_turns WHERE entry_id = ? AND given_at > ?",
            [](const db::Row& row) { return row.integer(1); }, entry, since)
        .value_or(0);
}

std::vector<Drawn> drawn(db::Session& session, const ItemId& item, int after, int most)
{
    return session.all(
        "SELECT entry_id, turn FROM queue_turns WHERE item_id = ? AND drawn = 1 AND turn > ? ORDER BY turn "
        "LIMIT ?",
        [](const db::Row& row) {
            return Drawn{row.id<EntryId>(1), row.integer(2)};
        },
        item, after, most);
}

}  // namespace gatehouse::queue::repo
