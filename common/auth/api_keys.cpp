// All SQL for the table api_keys. It also reads users.status: sessions are told when somebody is suspended,
// keys ask.

#include "common/auth/api_keys.hpp"

#include "common/audit.hpp"
#include "common/crypto/crypto.hpp"
#include "common/obs/log.hpp"

namespace gatehouse::auth {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t kBytes = 32;
// Noting each call would make every read a write.
constexpr auto kNotedEvery = 10min;

ApiKey to_key(const db::Row& row)
{
    return {row.id<ApiKeyId>("id"), row.text("name"), row.text("start"), Scopes::parse(row.text("scopes")),
        row.time("created_at"), row.find_time("expires_at"), row.find_time("last_used_at"),
        row.text("last_used_address")};
}

// True for the first call of the day from that address, and whenever Redis cannot tell and the row does not.
bool is_first_of_day(const Context& context, const ApiKey& key, const std::string& address, Time now)
{
    const auto day = std::chrono::floor<std::chrono::days>(now).time_since_epoch().count();
    try {
        return context.redis.set_if_absent(
            "apikey:used:" + key.id.str() + ":" + std::to_string(day) + ":" + address, "1", 24h);
    } catch (const Error&) {
        return !key.last_used_at || key.last_used_address != address ||
               std::chrono::floor<std::chrono::days>(*key.last_used_at).time_since_epoch().count() != day;
    }
}

}  // namespace

Principal ApiKeys::require(const std::string& token, const Caller& caller) const
{
    struct Found {
        Principal principal;
        ApiKey key;
    };
    const auto found = context_.db.read([&](db::Session& session) {
        return session.one(R"sql(
            SELECT k.id, k.name, k.start, k.scopes, k.created_at, k.expires_at, k.last_used_at,
                   k.last_used_address, k.user_id
              FROM api_keys k JOIN users u ON u.id = k.user_id AND u.status = 'active'
             WHERE k.key_hash = ? AND (k.expires_at IS NULL OR k.expires_at > ?)
        )sql",
            [](const db::Row& row) {
                auto key = to_key(row);
                Principal principal{row.id<UserId>("user_id"), {}, {}, false, KeyInUse{key.id, key.scopes}};
                principal.roles.add(Role::attendee);
                return Found{std::move(principal), std::move(key)};
            },
            db::Bytes{crypto::sha256(token)}, context_.clock.now());
    });
    if (!found)
        throw Error(kUnauthenticated, "api key").saying("This API key is not valid, or has been revoked.");
    note_use(found->principal, found->key, caller);
    return found->principal;
}

void ApiKeys::note_use(const Principal& principal, const ApiKey& key, const Caller& caller) const
{
    const auto now = context_.clock.now();
    const bool first = is_first_of_day(context_, key, caller.address, now);
    if (!first && key.last_used_at && now - *key.last_used_at < kNotedEvery) return;
    context_.db.transact([&](db::Tx& tx) {
        tx.exec("UPDATE api_keys SET last_used_at = ?, last_used_address = ? WHERE id = ?", now,
            caller.address, key.id);
        if (!first) return;
        auto user = caller;
        user.principal = principal;
        audit::record(tx, now, user, {"api_key.used", "apikey", key.id.uuid(), {}, ""});
    });
}

std::string ApiKeys::make(db::Tx& tx, const UserId& user, const ApiKey& key) const
{
    const auto token = "ghk_" + crypto::base64url(context_.random.bytes(kBytes));
    tx.exec(R"sql(
        INSERT INTO api_keys (id, user_id, name, start, key_hash, scopes, created_at, expires_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    )sql",
        key.id, user, key.name, token.substr(0, kShown), db::Bytes{crypto::sha256(token)}, key.scopes.str(),
        key.created_at, key.expires_at);
    return token;
}

std::vector<ApiKey> ApiKeys::list(db::Session& session, const UserId& user) const
{
    return session.all(R"sql(
        SELECT id, name, start, scopes, created_at, expires_at, last_used_at, last_used_address
          FROM api_keys WHERE user_id = ? ORDER BY id DESC
    )sql",
        to_key, user);
}

bool ApiKeys::revoke(db::Tx& tx, const UserId& user, const ApiKeyId& id) const
{
    return tx.exec("DELETE FROM api_keys WHERE id = ? AND user_id = ?", id, user) > 0;
}

void ApiKeys::revoke_all(db::Tx& tx, const UserId& user) const
{
    tx.exec("DELETE FROM api_keys WHERE user_id = ?", user);
}

}  // namespace gatehouse::auth
