// All SQL for the table sign_in_challenges.

#include "modules/accounts/challenges.hpp"

#include "common/crypto/crypto.hpp"
#include "modules/accounts/factor_types.hpp"
#include "modules/accounts/repository.hpp"

namespace gatehouse::accounts {

namespace {

constexpr int kTries = 5;

std::string password_mark(db::Session& session, const UserId& user)
{
    return crypto::sha256(repo::hash_of(session, user));
}

}  // namespace

std::string Challenges::open(db::Tx& tx, const UserId& user, Means means, Grant grant) const
{
    auto token = crypto::base64url(context_.random.bytes(32));
    tx.exec(R"sql(
        INSERT INTO sign_in_challenges (token_hash, user_id, means, for_tokens, password, expires_at)
        VALUES (?, ?, ?, ?, ?, ?)
    )sql",
        db::Bytes{crypto::sha256(token)}, user, to_string(means), grant == Grant::token,
        db::Bytes{password_mark(tx, user)}, context_.clock.now() + kChallengeFor);
    return token;
}

std::string Challenges::browser_mark(const Config& config, std::string_view token)
{
    return crypto::base64url(crypto::hmac_sha256(crypto::derive(config.master_key(), "challenge"), token));
}

Pending Challenges::require(db::Session& session, const std::string& token, std::string_view browser) const
{
    const auto found = session.one(R"sql(
        SELECT token_hash, user_id, means, for_tokens, password, tries FROM sign_in_challenges
         WHERE token_hash = ? AND expires_at > ? AND tries < ?
    )sql",
        [](const db::Row& row) {
            return Pending{row.text("token_hash"), row.id<UserId>("user_id"), row.choice<Means>("means"),
                row.flag("for_tokens") ? Grant::token : Grant::session, row.text("password"),
                row.integer("tries")};
        },
        db::Bytes{crypto::sha256(token)}, context_.clock.now(), kTries);
    if (!found) throw Error(kChallengeOver, "unknown");
    if (found->grant == Grant::session && !crypto::equal(browser, browser_mark(context_.config, token)))
        throw Error(kChallengeOver, "another browser");
    return *found;
}

int Challenges::count_try(const Pending& pending) const
{
    return context_.db.transact([&](db::Tx& tx) {
        if (tx.exec("UPDATE sign_in_challenges SET tries = tries + 1 WHERE token_hash = ? AND tries < ?",
                db::Bytes{pending.hash}, kTries) == 0)
            throw Error(kChallengeOver, "too many tries");
        return *tx.one(
            "SELECT ? - tries FROM sign_in_challenges WHERE token_hash = ?",
            [](const db::Row& row) { return row.integer(1); }, kTries, db::Bytes{pending.hash});
    });
}

void Challenges::close(db::Tx& tx, const Pending& pending) const
{
    if (!crypto::equal(pending.password, password_mark(tx, pending.user)))
        throw Error(kChallengeOver, "another password");
    if (tx.exec("DELETE FROM sign_in_challenges WHERE token_hash = ?", db::Bytes{pending.hash}) == 0)
        throw Error(kChallengeOver, "used");
}

void Challenges::void_all(db::Tx& tx, const UserId& user) const
{
    tx.exec("DELETE FROM sign_in_challenges WHERE user_id = ?", user);
}

int Challenges::sweep() const
{
    return static_cast<int>(context_.db.transact([&](db::Tx& tx) {
        return tx.exec(
            "DELETE FROM sign_in_challenges WHERE expires_at < ? LIMIT 1000", context_.clock.now());
    }));
}

}  // namespace gatehouse::accounts
