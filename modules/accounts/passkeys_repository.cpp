// All SQL for the tables passkeys and passkey_challenges.

#include "modules/accounts/passkeys_repository.hpp"

#include "common/crypto/crypto.hpp"
#include "common/db/pool.hpp"

namespace gatehouse::accounts::repo {

namespace {

Passkey to_passkey(const db::Row& row)
{
    Passkey passkey;
    passkey.id = row.id<PasskeyId>("id");
    passkey.user = row.id<UserId>("user_id");
    passkey.credential = row.text("credential");
    passkey.public_key = row.text("public_key");
    passkey.count = static_cast<std::uint32_t>(row.number("sign_count"));
    passkey.synced = row.flag("synced");
    passkey.transports = row.text("transports");
    passkey.name = row.text("name");
    passkey.created_at = row.time("created_at");
    passkey.used_at = row.find_time("used_at");
    return passkey;
}

}  // namespace

std::vector<Passkey> passkeys(db::Session& session, const UserId& user)
{
    return session.all(R"sql(
        SELECT id, user_id, credential, public_key, sign_count, synced, transports, name, created_at, used_at
          FROM passkeys WHERE user_id = ? ORDER BY id
    )sql",
        to_passkey, user);
}

bool has_passkey(db::Session& session, const UserId& user)
{
    return session
        .one(
            "SELECT 1 FROM passkeys WHERE user_id = ? LIMIT 1",
            [](const db::Row& row) { return row.flag(1); }, user)
        .has_value();
}

std::optional<Passkey> lock_passkey(db::Tx& tx, const std::string& credential)
{
    return tx.one(R"sql(
        SELECT id, user_id, credential, public_key, sign_count, synced, transports, name, created_at, used_at
          FROM passkeys WHERE credential_hash = ? FOR UPDATE
    )sql",
        to_passkey, db::Bytes{crypto::sha256(credential)});
}

void insert(db::Tx& tx, const Passkey& passkey)
{
    constexpr db::Sql kInsert = R"sql(
        INSERT INTO passkeys (id, user_id, credential_hash, credential, public_key, sign_count, synced,
                              transports, name, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql";
    try {
        tx.exec(kInsert, passkey.id, passkey.user, db::Bytes{crypto::sha256(passkey.credential)},
            db::Bytes{passkey.credential}, db::Bytes{passkey.public_key}, passkey.count, passkey.synced,
            passkey.transports, passkey.name, passkey.created_at);
    } catch (const std::exception& e) {
        if (db::is_duplicate(e)) throw Error(kPasskeyExists);
        throw;
    }
}

// Authenticators that do not count say 0 each time.
bool count(db::Tx& tx, const PasskeyId& id, std::uint32_t count, Time now)
{
    return tx.exec(R"sql(
        UPDATE passkeys SET sign_count = ?, used_at = ?
         WHERE id = ? AND (sign_count < ? OR (sign_count = 0 AND ? = 0))
    )sql",
               count, now, id, count, count) == 1;
}

bool rename_passkey(db::Tx& tx, const UserId& user, const PasskeyId& id, const std::string& name)
{
    tx.exec("UPDATE passkeys SET name = ? WHERE id = ? AND user_id = ?", name, id, user);
    return tx
        .one(
            "SELECT 1 FROM passkeys WHERE id = ? AND user_id = ?",
            [](const db::Row& row) { return row.flag(1); }, id, user)
        .has_value();
}

bool remove_passkey(db::Tx& tx, const UserId& user, const PasskeyId& id)
{
    return tx.exec("DELETE FROM passkeys WHERE id = ? AND user_id = ?", id, user) == 1;
}

void insert_challenge(db::Tx& tx, const std::string& hash, const std::optional<UserId>& user, Time ends)
{
    tx.exec("INSERT INTO passkey_challenges (challenge_hash, user_id, expires_at) VALUES (?, ?, ?)",
        db::Bytes{hash}, user, ends);
}

bool use_challenge(db::Tx& tx, const std::string& hash, const std::optional<UserId>& user, Time now)
{
    return tx.exec(
               "DELETE FROM passkey_challenges WHERE challenge_hash = ? AND user_id <=> ? AND expires_at > ?",
               db::Bytes{hash}, user, now) == 1;
}

std::uint64_t sweep_challenges(db::Tx& tx, Time now)
{
    return tx.exec("DELETE FROM passkey_challenges WHERE expires_at < ? LIMIT 1000", now);
}

void remove_passkeys(db::Tx& tx, const UserId& user)
{
    tx.exec("DELETE FROM passkeys WHERE user_id = ?", user);
    tx.exec("DELETE FROM passkey_challenges WHERE user_id = ?", user);
}

}  // namespace gatehouse::accounts::repo
