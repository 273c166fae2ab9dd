// All SQL for the table ticket_keys.

#include "modules/tickets/key_repository.hpp"

namespace gatehouse::tickets::repo {

std::vector<StoredKey> signing_keys(db::Session& session, const std::vector<EventId>& events)
{
    constexpr db::Sql kKeys = R"sql(
        SELECT event_id, key_number, public_key, sealed_secret
          FROM ticket_keys
         WHERE event_id IN (?*) AND retired_at IS NULL
         ORDER BY key_number
    )sql";

    return session.all_in(
        kKeys,
        [](const db::Row& row) {
            return StoredKey{row.id<EventId>(1), row.integer(2), row.text(3), row.text(4)};
        },
        events);
}

std::optional<std::string> public_key(db::Session& session, const EventId& event, int number)
{
    return session.one(
        "SELECT public_key FROM ticket_keys WHERE event_id = ? AND key_number = ?",
        [](const db::Row& row) { return row.text(1); }, event, number);
}

void insert_missing_keys(db::Tx& tx, const std::vector<StoredKey>& keys, Time now)
{
    std::vector<db::Args> rows;
    for (const auto& key : keys)
        rows.push_back({key.event, key.number, db::Bytes{key.public_key}, db::Bytes{key.sealed_secret}, now});
    tx.exec_many(R"sql(
        INSERT IGNORE INTO ticket_keys (event_id, key_number, public_key, sealed_secret, created_at) VALUES (?, ?, ?, ?, ?)
    )sql",
        rows);
}

}  // namespace gatehouse::tickets::repo
