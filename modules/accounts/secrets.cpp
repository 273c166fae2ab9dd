// All SQL for the table one_time.

#include "modules/accounts/secrets.hpp"

#include "common/auth/one_time.hpp"
#include "common/auth/purposes.hpp"
#include "modules/accounts/repository.hpp"

namespace gatehouse::accounts {

using namespace std::chrono_literals;

namespace {

constexpr int kWrongCodes = 5;

Secret to_secret(const db::Row& row)
{
    return {row.id<OneTimeId>("id"), row.find_id<UserId>("user_id"), row.text("purpose"), row.text("target"),
        row.time("created_at"), row.time("expires_at"), !row.null("used_at")};
}

}  // namespace

std::optional<Secret> Secrets::find(db::Session& session, const OneTimeId& id)
{
    return session.one(
        "SELECT id, user_id, purpose, target, created_at, expires_at, used_at FROM one_time WHERE id = ?",
        to_secret, id);
}

std::optional<Secret> Secrets::newest(db::Session& session, const UserId& user, std::string_view purpose)
{
    return session.one(R"sql(
        SELECT id, user_id, purpose, target, created_at, expires_at, used_at FROM one_time
         WHERE user_id = ? AND purpose = ? ORDER BY created_at DESC, id DESC LIMIT 1
    )sql",
        to_secret, user, purpose);
}

Secret Secrets::issue(db::Tx& tx, const std::optional<UserId>& user, std::string_view purpose,
    std::string_view target, std::chrono::minutes valid) const
{
    const auto now = context_.clock.now();
    Secret secret{new_id<OneTimeId>(context_), user, std::string(purpose), std::string(target), now,
        now + valid, false};
    tx.exec(R"sql(
        INSERT INTO one_time (id, user_id, purpose, target, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)
    )sql",
        secret.id, secret.user, secret.purpose, secret.target, secret.created_at, secret.expires_at);
    return secret;
}

int Secrets::count_recent(db::Session& session, const UserId& user, std::string_view purpose) const
{
    return *session.one(
        "SELECT COUNT(*) FROM one_time WHERE user_id = ? AND purpose = ? AND created_at > ?",
        [](const db::Row& row) { return row.integer(1); }, user, purpose, context_.clock.now() - 1h);
}

std::optional<Secret> Secrets::use_token(db::Tx& tx, std::string_view purpose, std::string_view token) const
{
    const auto id = auth::one_time::id_of(context_.config, purpose, token);
    if (!id) return {};
    // The person first, as everywhere: who moves the account at this instant has done so, or waits for us.
    const auto known = find(tx, OneTimeId(*id));
    if (!known || !known->user) return {};
    repo::lock(tx, *known->user);
    const auto found = tx.one(R"sql(
        SELECT id, user_id, purpose, target, created_at, expires_at, used_at FROM one_time
         WHERE id = ? AND purpose = ? AND used_at IS NULL AND expires_at > ? FOR UPDATE
    )sql",
        to_secret, OneTimeId(*id), purpose, context_.clock.now());
    return found ? use(tx, *found) : std::nullopt;
}

std::optional<Secret> Secrets::use_code(
    db::Tx& tx, const UserId& user, std::string_view purpose, std::string_view code) const
{
    const auto newest = tx.one(R"sql(
        SELECT id, user_id, purpose, target, created_at, expires_at, used_at FROM one_time
         WHERE user_id = ? AND purpose = ? ORDER BY created_at DESC, id DESC LIMIT 1 FOR UPDATE
    )sql",
        to_secret, user, purpose);
    if (!newest || newest->used || newest->expires_at <= context_.clock.now()) return {};
    // Counted before it is looked at: nobody gets a sixth try.
    if (tx.exec("UPDATE one_time SET attempts = attempts + 1 WHERE id = ? AND attempts < ?", newest->id,
            kWrongCodes) == 0)
        return {};
    if (!auth::one_time::is_code(context_.config, purpose, newest->id.uuid(), code)) return {};
    return use(tx, *newest);
}

std::optional<Secret> Secrets::use(db::Tx& tx, const Secret& secret) const
{
    // An older way back is that of an earlier owner: who moved the account twice must not close it.
    if (secret.purpose == auth::purposes::kUndoEmail)
        void_since(tx, secret);
    else
        void_all(tx, *secret.user, secret.purpose);
    return secret;
}

void Secrets::void_since(db::Tx& tx, const Secret& secret) const
{
    tx.exec(R"sql(
        UPDATE one_time SET used_at = ?
         WHERE user_id = ? AND purpose = ? AND used_at IS NULL AND (created_at > ? OR id = ?)
    )sql",
        context_.clock.now(), *secret.user, secret.purpose, secret.created_at, secret.id);
}

void Secrets::void_all(db::Tx& tx, const UserId& user, std::string_view purpose) const
{
    tx.exec("UPDATE one_time SET used_at = ? WHERE user_id = ? AND purpose = ? AND used_at IS NULL",
        context_.clock.now(), user, purpose);
}

void Secrets::void_other_targets(
    db::Tx& tx, const UserId& user, std::string_view purpose, std::string_view target) const
{
    tx.exec(R"sql(
        UPDATE one_time SET used_at = ? WHERE user_id = ? AND purpose = ? AND target <> ? AND used_at IS NULL
    )sql",
        context_.clock.now(), user, purpose, target);
}

void Secrets::forget(db::Tx& tx, const UserId& user)
{
    tx.exec("DELETE FROM one_time WHERE user_id = ?", user);
}

int Secrets::sweep() const
{
    return static_cast<int>(context_.db.transact([&](db::Tx& tx) {
        return tx.exec("DELETE FROM one_time WHERE expires_at < ? LIMIT 1000", context_.clock.now() - 24h);
    }));
}

}  // namespace gatehouse::accounts
