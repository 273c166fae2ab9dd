#include "modules/privacy/repository.hpp"

namespace gatehouse::privacy::repo {

std::optional<Export> find_export(db::Session& session, const UserId& user, Time now)
{
    constexpr db::Sql kLatest = R"sql(
        SELECT created_at, ready_at, expires_at, LENGTH(content) FROM exports
         WHERE user_id = ? AND expires_at > ? ORDER BY created_at DESC LIMIT 1
    )sql";
    return session.one(
        kLatest,
        [](const db::Row& row) {
            return Export{row.null(2) ? ExportState::preparing : ExportState::ready, row.time(1),
                row.find_time(2), row.time(3), row.find_integer(4)};
        },
        user, now);
}

std::optional<std::string> find_content(db::Session& session, const UserId& user, Time now)
{
    constexpr db::Sql kContent = R"sql(
        SELECT content FROM exports WHERE user_id = ? AND ready_at IS NOT NULL AND expires_at > ?
         ORDER BY created_at DESC LIMIT 1
    )sql";
    return session.one(
        kContent, [](const db::Row& row) { return row.text(1); }, user, now);
}

std::optional<UserId> wanted_by(db::Session& session, const ExportId& id, Time now)
{
    return session.one(
        "SELECT user_id FROM exports WHERE id = ? AND ready_at IS NULL AND expires_at > ?",
        [](const db::Row& row) { return row.id<UserId>(1); }, id, now);
}

void insert_export(db::Tx& tx, const ExportId& id, const UserId& user, Time now, Time expires_at)
{
    tx.exec("INSERT INTO exports (id, user_id, created_at, expires_at) VALUES (?, ?, ?, ?)", id, user, now,
        expires_at);
}

bool keep(db::Tx& tx, const ExportId& id, const std::string& content, Time now, Time expires_at)
{
    return tx.exec(
               "UPDATE exports SET content = ?, ready_at = ?, expires_at = ? WHERE id = ? AND ready_at IS "
               "NULL",
               db::Bytes{content}, now, expires_at, id) == 1;
}

void remove_exports(db::Tx& tx, const UserId& user)
{
    tx.exec("DELETE FROM exports WHERE user_id = ?", user);
}

int sweep_exports(db::Tx& tx, Time now)
{
    return static_cast<int>(tx.exec("DELETE FROM exports WHERE expires_at <= ? LIMIT 100", now));
}

void insert_erasure(db::Tx& tx, const UserId& user, Time now)
{
    tx.exec("INSERT INTO erasures (user_id, erased_at) VALUES (?, ?)", user, now);
}

std::vector<Erasure> unfinished(db::Session& session, int most)
{
    return session.all(
        "SELECT user_id, erased_at FROM erasures WHERE finished_at IS NULL ORDER BY erased_at LIMIT ?",
        [](const db::Row& row) {
            return Erasure{row.id<UserId>(1), row.time(2)};
        },
        most);
}

void finish(db::Tx& tx, const UserId& user, Time now)
{
    tx.exec("UPDATE erasures SET finished_at = ? WHERE user_id = ?", now, user);
}

}  // namespace gatehouse::privacy::repo
