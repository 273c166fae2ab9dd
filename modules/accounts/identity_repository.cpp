// All SQL for the table identities.

#include "modules/accounts/identity_repository.hpp"

#include "common/db/pool.hpp"

namespace gatehouse::accounts::repo {

namespace {

Identity to_identity(const db::Row& row)
{
    return {row.id<IdentityId>("id"), row.id<UserId>("user_id"), row.text("provider"), row.text("issuer"),
        row.text("subject"), row.text("email"), row.time("created_at"), row.find_time("last_used_at")};
}

}  // namespace

std::optional<Identity> find_identity(
    db::Session& session, const std::string& issuer, const std::string& subject)
{
    constexpr db::Sql kFind = R"sql(
        SELECT id, user_id, provider, issuer, subject, email, created_at, last_used_at
          FROM identities WHERE issuer = ? AND subject = ?
    )sql";
    return session.one(kFind, to_identity, issuer, subject);
}

std::vector<Identity> identities(db::Session& session, const UserId& user)
{
    constexpr db::Sql kMine = R"sql(
        SELECT id, user_id, provider, issuer, subject, email, created_at, last_used_at
          FROM identities WHERE user_id = ? ORDER BY id
    )sql";
    return session.all(kMine, to_identity, user);
}

void insert_identity(db::Tx& tx, const Identity& i)
{
    constexpr db::Sql kInsert = R"sql(
        INSERT INTO identities (id, user_id, provider, issuer, subject, email, created_at, last_used_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    )sql";
    try {
        tx.exec(
            kInsert, i.id, i.user, i.provider, i.issuer, i.subject, i.email, i.created_at, i.last_used_at);
    } catch (const std::exception& e) {
        if (db::is_duplicate(e)) throw Error(kLinkedElsewhere);
        throw;
    }
}

bool use_identity(db::Tx& tx, const IdentityId& id, const std::string& email, Time now)
{
    tx.exec("UPDATE identities SET email = ?, last_used_at = ? WHERE id = ?", email, now, id);
    return tx
        .one(
            "SELECT 1 FROM identities WHERE id = ?", [](const db::Row& row) { return row.flag(1); }, id)
        .has_value();
}

void delete_identity(db::Tx& tx, const IdentityId& id) { tx.exec("DELETE FROM identities WHERE id = ?", id); }

bool has_password(db::Session& session, const UserId& user)
{
    return session
        .one(
            "SELECT password_hash <> '' FROM users WHERE id = ?",
            [](const db::Row& row) { return row.flag(1); }, user)
        .value_or(false);
}

void remove_identities(db::Tx& tx, const UserId& user)
{
    tx.exec("DELETE FROM identities WHERE user_id = ?", user);
}

}  // namespace gatehouse::accounts::repo
