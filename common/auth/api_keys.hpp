// API keys: 256 random bits behind "ghk_", of which only the SHA-256 is stored. A key acts for its owner
// within its scopes, never as a platform administrator, and only as long as its owner may sign in: that is
// read from MySQL with every call, so a suspended person's keys are dead at once, with or without Redis.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"

namespace gatehouse::auth {

// clang-format off
inline constexpr ErrorKind kScopeMissing{"scope_missing",    403, "This API key may not do that."};
inline constexpr ErrorKind kNotForKeys  {"not_for_api_keys", 403, "API keys cannot do that. Please sign in yourself."};
// clang-format on

struct ApiKey {
    ApiKeyId id;
    std::string name, start;  // how it begins, to tell it from others
    Scopes scopes;
    Time created_at;
    std::optional<Time> expires_at, last_used_at;
    std::string last_used_address;
};

class ApiKeys {
public:
    // So many letters of a key are shown in the list.
    static constexpr std::size_t kShown = 8;

    explicit ApiKeys(const Context& context) : context_(context) {}

    static bool is_one(std::string_view token) { return token.starts_with("ghk_"); }

    // Whom the key acts for. Notes its use: when and where from, and in the audit log once a day and address.
    // Throws unauthenticated when it is none of ours, over, revoked, or its owner's account is not active.
    Principal require(const std::string& token, const Caller& caller) const;

    // Stores a new key and gives the token, which nobody can show again.
    std::string make(db::Tx& tx, const UserId& user, const ApiKey& key) const;
    // A person's keys, newest first.
    std::vector<ApiKey> list(db::Session& session, const UserId& user) const;
    // False when the person has no such key.
    bool revoke(db::Tx& tx, const UserId& user, const ApiKeyId& id) const;
    void revoke_all(db::Tx& tx, const UserId& user) const;

private:
    void note_use(const Principal& principal, const ApiKey& key, const Caller& caller) const;

    const Context& context_;
};

}  // namespace gatehouse::auth
