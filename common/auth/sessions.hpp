// Sessions and bearer tokens: 256 random bits, of which only the SHA-256 is stored. MySQL holds them (a Redis
// that lost everything signs nobody out), Redis answers for them (ACC-2).

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"

namespace gatehouse::auth {

enum class TokenKind { session, access, refresh };

// Where a sign-in came from, shown in the list of sessions.
struct Origin {
    std::string user_agent, address;
};

struct TokenPair {
    std::string access, refresh;
    std::chrono::seconds expires_in;
};

class Sessions {
public:
    explicit Sessions(const Context& context) : context_(context) {}

    // A new cookie session: the token for the browser. 7 days sliding, 30 days at most.
    std::string open(db::Tx& tx, const UserId& user, const Roles& roles, const Origin& origin) const;

    // A cookie session of one hour in which an administrator acts as somebody else, and which says so.
    std::string open_for(db::Tx& tx, const UserId& user, const Roles& roles, const Origin& origin,
        const UserId& impersonator) const;

    // A new access token (1 hour) with its refresh token (30 days).
    TokenPair open_pair(db::Tx& tx, const UserId& user, const Roles& roles, const Origin& origin) const;

    // Swaps a refresh token for a new pair. Empty when it is unknown or over; using one twice ends the whole
    // family, because one of the two users stole it.
    std::optional<TokenPair> rotate(const std::string& refresh, const Origin& origin) const;

    // The person has just proven again that it is them: notes it for their sign-in.
    void prove(db::Tx& tx, const SessionId& family) const;
    // When they last did, at the latest when they signed in. Empty when that sign-in is over.
    std::optional<Time> proven_at(const SessionId& family) const;

    // Whom the token stands for; empty when it is none of ours or over. Never accepts a refresh token.
    std::optional<Principal> find(const std::string& token) const;

    // Ends the sign-in that the principal came with.
    void close(const SessionId& family) const;

    // Ends every sign-in of a person, but perhaps one.
    void close_all(const UserId& user, const std::optional<SessionId>& but = {}) const;

    // Deletes what is over; returns how many rows. For the scheduler.
    int sweep() const;

    // Gives a person's sessions other roles; roles_changed() after the COMMIT makes every process see them at
    // once.
    void set_roles(db::Tx& tx, const UserId& user, const Roles& roles) const;
    void roles_changed(const UserId& user) const;

private:
    void insert(db::Tx& tx, const std::string& token, TokenKind kind, const SessionId& family,
        const UserId& user, const Roles& roles, const Origin& origin, std::chrono::seconds sliding,
        std::chrono::seconds at_most, Time proven, const std::optional<UserId>& impersonator = {}) const;
    struct Stored {
        Principal principal;
        Time ends;  // sliding or absolute, whichever is sooner
    };
    std::optional<Stored> find_stored(const std::string& hash) const;
    void forget(const std::vector<std::string>& hashes) const;

    const Context& context_;
};

// What a browser says it is, as text that any column and any document takes.
std::string printable(const std::string& user_agent);

// The CSRF token that belongs to a session token: HMAC under the installation's key, so nothing is stored
// (ACC-3).
std::string csrf_token(const Config& config, const std::string& session_token);

}  // namespace gatehouse::auth
