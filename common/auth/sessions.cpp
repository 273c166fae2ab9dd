// All SQL that changes the table sessions. It also reads users.status: whoever is suspended or erased is out,
// whatever became of their rows.

#include "common/auth/sessions.hpp"

#include <algorithm>
#include <sstream>

#include "common/auth/session_list.hpp"
#include "common/crypto/crypto.hpp"
#include "common/db/after_commit.hpp"
#include "common/time.hpp"

namespace gatehouse::auth {

using namespace std::chrono_literals;

namespace {

constexpr auto kSliding = 7 * 24h, kAtMost = 30 * 24h, kAccess = 1h, kActing = 1h;
constexpr auto kCached = 10min;
// While a session ends, an empty entry sends every reader to MySQL and keeps late readers from caching what
// they saw.
constexpr auto kTombstone = 15s;

constexpr const char* kHeldText = "admin_held";

const char* to_string(TokenKind kind)
{
    return kind == TokenKind::session ? "session" : kind == TokenKind::access ? "access" : "refresh";
}

std::string cache_key(const std::string& hash) { return "session:" + crypto::base64url(hash); }

std::string new_token(const Context& context) { return crypto::base64url(context.random.bytes(32)); }

bool is_active(db::Session& session, const UserId& user)
{
    return session
        .one(
            "SELECT 1 FROM users WHERE id = ? AND status = 'active'",
            [](const db::Row& row) { return row.flag(1); }, user)
        .has_value();
}

std::string to_hash(const db::Row& row) { return row.text("token_hash"); }

void bury(const Context& context, const std::vector<std::string>& hashes)
{
    for (const auto& hash : hashes) context.redis.set(cache_key(hash), "", kTombstone);
}

// Ends the tokens that `find` sees, until it sees none: a rotation under way, which holds the row that it
// began with, may have added some behind the scan. With the COMMIT every process forgets them; should Redis
// be away, nobody asks it either.
template <class... Which>
void end_all(const Context& context, db::Tx& tx, db::Sql find, const Which&... which)
{
    std::vector<std::string> ended;
    for (auto hashes = tx.all(find, to_hash, which...); !hashes.empty();
         hashes = tx.all(find, to_hash, which...)) {
        std::vector<db::Bytes> keys;
        for (const auto& hash : hashes) keys.push_back({hash});
        tx.exec_in("DELETE FROM sessions WHERE token_hash IN (?*)", keys);
        ended.insert(ended.end(), hashes.begin(), hashes.end());
    }
    db::after_commit(tx, [&context, ended = std::move(ended)] { bury(context, ended); });
}

// "user_…|session_…|session|attendee,organizer|1900000000|user_… or nothing"
std::string pack(const Principal& p, Time ends)
{
    return p.user.str() + "|" + p.session.str() + "|" + (p.by_cookie ? "session" : "access") + "|" +
           p.roles.str() + "|" + std::to_string(to_unix(ends)) + "|" +
           (p.impersonator ? p.impersonator->str() : "");
}

std::optional<Principal> unpack(const std::string& packed, Time now)
{
    std::istringstream in(packed);
    std::string user, session, kind, roles, ends, impersonator;
    for (auto* part : {&user, &session, &kind, &roles, &ends, &impersonator}) std::getline(in, *part, '|');
    const auto user_id = UserId::parse(user);
    const auto session_id = SessionId::parse(session);
    if (!user_id || !session_id || ends.empty() || std::stoll(ends) <= to_unix(now)) return {};
    return Principal{
        *user_id, Roles::parse(roles), *session_id, kind == "session", {}, UserId::parse(impersonator)};
}

}  // namespace

Roles Roles::parse(std::string_view text)
{
    const auto all = "," + std::string(text) + ",";
    const auto has = [&](const char* word) {
        return all.find("," + std::string(word) + ",") != std::string::npos;
    };
    Roles roles;
    for (const auto role : values(Role{}))
        if (has(auth::to_string(role))) roles.add(role);
    if (has(kHeldText)) roles.bits_ |= kHeld;
    return roles;
}

void Roles::hold_admin()
{
    if (!has(Role::admin)) return;
    bits_ &= ~(1u << static_cast<unsigned>(Role::admin));
    bits_ |= kHeld;
}

std::vector<Role> Roles::list() const
{
    std::vector<Role> out;
    for (const auto role : values(Role{}))
        if (has(role)) out.push_back(role);
    return out;
}

std::string Roles::str() const
{
    std::string out;
    for (const auto role : list()) out += (out.empty() ? "" : ",") + std::string(auth::to_string(role));
    if (admin_is_held()) out += (out.empty() ? "" : ",") + std::string(kHeldText);
    return out;
}

void Sessions::insert(db::Tx& tx, const std::string& token, TokenKind kind, const SessionId& family,
    const UserId& user, const Roles& roles, const Origin& origin, std::chrono::seconds sliding,
    std::chrono::seconds at_most, Time proven, const std::optional<UserId>& impersonator) const
{
    const auto now = context_.clock.now();
    tx.exec(R"sql(
        INSERT INTO sessions (token_hash, kind, family, user_id, roles, user_agent, address, created_at,
                              expires_at, ends_at, proven_at, impersonator_id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql",
        db::Bytes{crypto::sha256(token)}, to_string(kind), family, user, roles.str(),
        printable(origin.user_agent), origin.address, now, now + sliding, now + at_most, proven,
        impersonator);
}

std::string Sessions::open(db::Tx& tx, const UserId& user, const Roles& roles, const Origin& origin) const
{
    auto token = new_token(context_);
    insert(tx, token, TokenKind::session, new_id<SessionId>(context_), user, roles, origin, kSliding, kAtMost,
        context_.clock.now());
    return token;
}

std::string Sessions::open_for(db::Tx& tx, const UserId& user, const Roles& roles, const Origin& origin,
    const UserId& impersonator) const
{
    auto token = new_token(context_);
    // The person has proven nothing here: dangerous acts stay closed.
    insert(tx, token, TokenKind::session, new_id<SessionId>(context_), user, roles, origin, kActing, kActing,
        Time{}, impersonator);
    return token;
}

TokenPair Sessions::open_pair(db::Tx& tx, const UserId& user, const Roles& roles, const Origin& origin) const
{
    const auto family = new_id<SessionId>(context_);
    TokenPair pair{new_token(context_), new_token(context_), kAccess};
    const auto now = context_.clock.now();
    insert(tx, pair.access, TokenKind::access, family, user, roles, origin, kAccess, kAccess, now);
    insert(tx, pair.refresh, TokenKind::refresh, family, user, roles, origin, kAtMost, kAtMost, now);
    return pair;
}

std::optional<TokenPair> Sessions::rotate(const std::string& refresh, const Origin& origin) const
{
    struct Stored {
        SessionId family;
        UserId user;
        std::string roles;
        bool used;
        Time proven;
    };
    const auto now = context_.clock.now();
    return context_.db.transact([&](db::Tx& tx) -> std::optional<TokenPair> {
        const auto hash = crypto::sha256(refresh);
        const auto stored = tx.one(R"sql(
            SELECT family, user_id, roles, used_at, proven_at FROM sessions
             WHERE token_hash = ? AND kind = 'refresh' AND expires_at > ? FOR UPDATE
        )sql",
            [](const db::Row& row) {
                return Stored{row.id<SessionId>("family"), row.id<UserId>("user_id"), row.text("roles"),
                    !row.null("used_at"), row.time("proven_at")};
            },
            db::Bytes{hash}, now);
        if (!stored || !is_active(tx, stored->user)) return {};
        if (stored->used) {
            end_session(context_, tx, stored->family);
            return {};
        }
        tx.exec("UPDATE sessions SET used_at = ? WHERE token_hash = ?", now, db::Bytes{hash});
        TokenPair fresh{new_token(context_), new_token(context_), kAccess};
        const auto roles = Roles::parse(stored->roles);
        insert(tx, fresh.access, TokenKind::access, stored->family, stored->user, roles, origin, kAccess,
            kAccess, stored->proven);
        insert(tx, fresh.refresh, TokenKind::refresh, stored->family, stored->user, roles, origin, kAtMost,
            kAtMost, stored->proven);
        return fresh;
    });
}

void Sessions::prove(db::Tx& tx, const SessionId& family) const
{
    tx.exec("UPDATE sessions SET proven_at = ? WHERE family = ?", context_.clock.now(), family);
}

std::optional<Time> Sessions::proven_at(const SessionId& family) const
{
    return context_.db.read([&](db::Session& session) {
        return session.one(
            "SELECT proven_at FROM sessions WHERE family = ? ORDER BY proven_at DESC LIMIT 1",
            [](const db::Row& row) { return row.time(1); }, family);
    });
}

std::optional<Principal> Sessions::find(const std::string& token) const
{
    if (token.size() != 43) return {};
    const auto hash = crypto::sha256(token);
    const auto key = cache_key(hash);
    try {
        const auto cached = context_.redis.get(key);
        if (cached && !cached->empty())
            if (const auto known = unpack(*cached, context_.clock.now())) return known;
        const auto found = find_stored(hash);
        if (!found) return {};
        const auto ends = std::min(found->ends, context_.clock.now() + kCached);
        if (!cached) context_.redis.set_if_absent(key, pack(found->principal, ends), kCached);
        return found->principal;
    } catch (const Error&) {
        const auto found = find_stored(hash);  // without Redis MySQL answers
        return found ? std::optional(found->principal) : std::nullopt;
    }
}

std::optional<Sessions::Stored> Sessions::find_stored(const std::string& hash) const
{
    const auto now = context_.clock.now();
    const auto stored = context_.db.read([&](db::Session& session) {
        return session.one(R"sql(
            SELECT s.user_id, s.family, s.roles, s.kind, s.expires_at, s.ends_at, s.impersonator_id
              FROM sessions s JOIN users u ON u.id = s.user_id AND u.status = 'active'
             WHERE s.token_hash = ? AND s.kind <> 'refresh' AND s.expires_at > ? AND s.ends_at > ?
        )sql",
            [](const db::Row& row) {
                return Stored{
                    {row.id<UserId>("user_id"), Roles::parse(row.text("roles")), row.id<SessionId>("family"),
                        row.text("kind") == "session", {}, row.find_id<UserId>("impersonator_id")},
                    std::min(row.time("expires_at"), row.time("ends_at"))};
            },
            db::Bytes{hash}, now, now);
    });
    // Slides at most once a day, so that reading stays reading.
    if (stored && stored->principal.by_cookie && !stored->principal.impersonator &&
        stored->ends - now < kSliding - 24h)
        context_.db.transact([&](db::Tx& tx) {
            tx.exec(
                "UPDATE sessions SET expires_at = ? WHERE token_hash = ?", now + kSliding, db::Bytes{hash});
        });
    return stored;
}

void Sessions::forget(const std::vector<std::string>& hashes) const { bury(context_, hashes); }

void end_session(const Context& context, db::Tx& tx, const SessionId& family)
{
    end_all(context, tx, "SELECT token_hash FROM sessions WHERE family = ?", family);
}

void end_sessions(const Context& context, db::Tx& tx, const UserId& user, const std::optional<SessionId>& but)
{
    end_all(context, tx,
        "SELECT token_hash FROM sessions WHERE (user_id = ? OR impersonator_id = ?) AND family <> ?", user,
        user, but.value_or(SessionId{}));
}

void end_acting(const Context& context, db::Tx& tx, const UserId& administrator)
{
    end_all(context, tx, "SELECT token_hash FROM sessions WHERE impersonator_id = ?", administrator);
}

void Sessions::close(const SessionId& family) const
{
    context_.db.transact([&](db::Tx& tx) { end_session(context_, tx, family); });
}

void Sessions::close_all(const UserId& user, const std::optional<SessionId>& but) const
{
    context_.db.transact([&](db::Tx& tx) { end_sessions(context_, tx, user, but); });
}

void Sessions::set_roles(db::Tx& tx, const UserId& user, const Roles& roles) const
{
    // Again until nothing is left: a rotation under way writes the roles that it has read.
    while (tx.exec("UPDATE sessions SET roles = ? WHERE user_id = ? AND roles <> ?", roles.str(), user,
               roles.str()) > 0) {}
}

void Sessions::roles_changed(const UserId& user) const
{
    forget(context_.db.read([&](db::Session& session) {
        return session.all("SELECT token_hash FROM sessions WHERE user_id = ?", to_hash, user);
    }));
}

int Sessions::sweep() const
{
    return static_cast<int>(context_.db.transact([&](db::Tx& tx) {
        return tx.exec("DELETE FROM sessions WHERE expires_at < ? LIMIT 1000", context_.clock.now());
    }));
}

std::string printable(const std::string& user_agent)
{
    auto text = user_agent.substr(0, 255);
    std::ranges::replace_if(
        text, [](char c) { return c < ' ' || c > '~'; }, '?');
    return text;
}

std::string csrf_token(const Config& config, const std::string& session_token)
{
    return crypto::base64url(crypto::hmac_sha256(crypto::derive(config.master_key(), "csrf"), session_token));
}

}  // namespace gatehouse::auth
