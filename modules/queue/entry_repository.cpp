// Who stands in line.

#include "modules/queue/entry_rows.hpp"

namespace gatehouse::queue::repo {

std::optional<Entry> find(db::Session& session, const EntryId& id)
{
    return session.one(GH_ENTRY "WHERE id = ?", to_entry, id);
}

std::optional<Entry> lock(db::Tx& tx, const EntryId& id)
{
    return tx.one(GH_ENTRY "WHERE id = ? FOR UPDATE", to_entry, id);
}

std::optional<Entry> find_live(db::Session& session, const ItemId& item, const std::string& person)
{
    return session.one(
        GH_ENTRY "WHERE item_id = ? AND person = ? AND live = 1", to_entry, item, db::Bytes{person});
}

std::vector<Entry> live_of(db::Session& session, const ItemId& item, const std::vector<std::string>& persons)
{
    return session.all_in(
        GH_ENTRY "WHERE person IN (?*) AND item_id = ? AND live = 1", to_entry, persons, item);
}

std::vector<Entry> live_of_accounts(
    db::Session& session, const ItemId& item, const std::vector<UserId>& users)
{
    if (users.empty()) return {};
    return session.all_in(
        GH_ENTRY "WHERE user_id IN (?*) AND item_id = ? AND live = 1", to_entry, users, item);
}

void lock_joiners(db::Tx& tx, const std::set<std::string>& persons, Time now)
{
    // In ascending order, or two batches with the same persons would wait for each other.
    std::vector<db::Args> rows;
    for (const auto& person : persons) rows.push_back({db::Bytes{person}, now});
    tx.exec_many(
        "INSERT INTO queue_joiners (person, joined_at) VALUES (?, ?)"
        " ON DUPLICATE KEY UPDATE joined_at = VALUES(joined_at)",
        rows);
}

int sweep_joiners(db::Tx& tx, Time before)
{
    return static_cast<int>(tx.exec("DELETE FROM queue_joiners WHERE joined_at < ? LIMIT 1000", before));
}

std::map<std::string, int> joins_since(
    db::Session& session, const std::vector<std::string>& persons, Time since)
{
    std::map<std::string, int> out;
    session.all_in(
        "SELECT person, COUNT(*) FROM queue_entries WHERE person IN (?*) AND created_at > ? GROUP BY person",
        [&](const db::Row& row) { return out[row.text(1)] = row.integer(2); }, persons, since);
    return out;
}

void insert(db::Tx& tx, const std::vector<Entry>& entries)
{
    std::vector<db::Args> rows;
    for (const auto& e : entries)
        rows.push_back(
            {e.id, e.item, e.item.is_bundle(), e.event, e.organization, e.user, db::Bytes{e.person}, e.email,
                e.name, e.quantity, e.accept_fewer, to_string(e.status), 1, e.turn, e.turn_at, e.created_at});
    tx.exec_many(R"sql(
        INSERT INTO queue_entries (id, item_id, is_bundle, event_id, organization_id, user_id, person, email, name,
                                   quantity, accept_fewer, status, live, turn, turn_at, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql",
        rows);
}

std::vector<Entry> of_user(
    db::Session& session, const UserId& user, const std::optional<std::pair<Time, EntryId>>& after, int most)
{
    if (!after)
        return session.all(
            GH_ENTRY "WHERE user_id = ? ORDER BY created_at DESC, id DESC LIMIT ?", to_entry, user, most);
    return session.all(GH_ENTRY R"sql(
         WHERE user_id = ? AND (created_at < ? OR (created_at = ? AND id < ?))
         ORDER BY created_at DESC, id DESC LIMIT ?
    )sql",
        to_entry, user, after->first, after->first, after->second, most);
}

// Those without a turn come first, by their ids. Each part in the order of an index, so that a page costs a
// page.
std::vector<Entry> of_line(db::Session& session, const ItemId& item, const std::optional<Status>& status,
    const std::optional<Place>& after, int most)
{
    const auto* named = status ? to_string(*status) : "";
    std::vector<Entry> out;
    if (!after || !after->turn)
        out = session.all(GH_ENTRY R"sql(
             WHERE item_id = ? AND turn IS NULL AND id > ? AND (? = '' OR status = ?) ORDER BY id LIMIT ?
        )sql",
            to_entry, item, after ? after->id : EntryId(), named, named, most);
    if (const int rest = most - static_cast<int>(out.size()); rest > 0)
        for (auto& entry : session.all(GH_ENTRY R"sql(
                 WHERE item_id = ? AND turn > ? AND (? = '' OR status = ?) ORDER BY turn LIMIT ?
            )sql",
                 to_entry, item, after ? after->turn.value_or(0) : 0, named, named, rest))
            out.push_back(std::move(entry));
    return out;
}

std::map<Status, int> count_by_status(db::Session& session, const ItemId& item)
{
    std::map<Status, int> out;
    session.all(
        "SELECT status, COUNT(*) FROM queue_entries WHERE item_id = ? GROUP BY status",
        [&](const db::Row& row) { return out[row.choice<Status>(1)] = row.integer(2); }, item);
    return out;
}

std::vector<EntryId> undrawn(db::Session& session, const ItemId& item)
{
    return session.all(
        "SELECT id FROM queue_entries WHERE item_id = ? AND status = 'waiting' AND turn IS NULL",
        [](const db::Row& row) { return row.id<EntryId>(1); }, item);
}

void give_drawn_turns(db::Tx& tx, const ItemId& item, Time now)
{
    tx.exec(R"sql(
        UPDATE queue_entries e JOIN queue_turns t ON t.item_id = e.item_id AND t.entry_id = e.id AND t.drawn = 1
           SET e.turn = t.turn, e.turn_at = ?
         WHERE e.item_id = ? AND e.status = 'waiting' AND e.turn IS NULL
    )sql",
        now, item);
}

std::vector<Entry> lock_first(db::Tx& tx, const ItemId& item, int behind, int most)
{
    return tx.all(GH_ENTRY R"sql(
         WHERE item_id = ? AND status = 'waiting' AND turn > ? ORDER BY turn LIMIT ? FOR UPDATE
    )sql",
        to_entry, item, behind, most);
}

std::vector<Entry> lock_live(db::Tx& tx, const ItemId& item, int most)
{
    return tx.all(GH_ENTRY R"sql(
         WHERE item_id = ? AND status IN ('waiting', 'offered') AND order_id IS NULL ORDER BY id LIMIT ? FOR UPDATE
    )sql",
        to_entry, item, most);
}

int ahead_of(db::Session& session, const ItemId& item, int turn)
{
    return session
        .one(
            "SELECT COUNT(*) FROM queue_entries WHERE item_id = ? AND status = 'waiting' AND turn < ?",
            [](const db::Row& row) { return row.integer(1); }, item, turn)
        .value_or(0);
}

std::optional<Standing> standing(db::Session& session, const ItemId& item)
{
    // One statement, one moment.
    constexpr db::Sql kStanding = R"sql(
        SELECT l.version, e.turn, e.id
          FROM queue_lines l
          LEFT JOIN queue_entries e ON e.item_id = l.item_id AND e.status = 'waiting' AND e.turn IS NOT NULL
         WHERE l.item_id = ?
    )sql";
    std::optional<Standing> out;
    session.all(
        kStanding,
        [&](const db::Row& row) {
            if (!out) out.emplace(Standing{row.number(1), {}});
            if (!row.null(2)) out->places.push_back({row.integer(2), row.id<EntryId>(3)});
            return 0;
        },
        item);
    return out;
}

void set_kept_since(db::Tx& tx, const EntryId& id, const std::optional<Time>& since)
{
    tx.exec("UPDATE queue_entries SET kept_since = ? WHERE id = ?", since, id);
}

bool end(db::Tx& tx, const EntryId& id, Status from, Status to, Time now, const std::string& reason)
{
    return tx.exec(R"sql(
        UPDATE queue_entries SET status = ?, live = NULL, due_at = NULL, ended_at = ?, reason = ?
         WHERE id = ? AND status = ?
    )sql",
               to_string(to), now, reason, id, to_string(from)) == 1;
}

void end_all(db::Tx& tx, const std::vector<EntryId>& ids, Status to, Time now, const std::string& reason)
{
    if (ids.empty()) return;
    tx.exec_in(R"sql(
        UPDATE queue_entries SET status = ?, live = NULL, due_at = NULL, ended_at = ?, reason = ? WHERE id IN (?*)
    )sql",
        ids, to_string(to), now, reason);
}

bool stand_again(db::Tx& tx, const EntryId& id, const std::optional<int>& turn, Time now)
{
    return tx.exec(R"sql(
        UPDATE queue_entries
           SET status = 'waiting', live = 1, turn = ?, turn_at = ?, kept_since = NULL, offer_id = NULL, offer_quantity = NULL,
               offer_expires_at = NULL, due_at = NULL, order_id = NULL, ended_at = NULL, reason = ''
         WHERE id = ? AND status = 'expired'
    )sql",
               turn, turn ? std::optional(now) : std::nullopt, id) == 1;
}

}  // namespace gatehouse::queue::repo
