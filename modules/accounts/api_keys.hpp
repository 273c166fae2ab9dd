// People's own API keys: made, listed, revoked. How a key is used is common/auth/api_keys. Private to this
// module.

#pragma once

#include "common/app/context.hpp"
#include "common/auth/api_keys.hpp"
#include "modules/accounts/types.hpp"

namespace gatehouse::accounts {

// What somebody wants a key for.
struct KeyWish {
    std::string name;
    std::vector<auth::Scope> scopes;
    std::optional<Time> expires_at;
};

// A new key; its token is shown this once.
struct MadeKey {
    auth::ApiKey key;
    std::string token;
};

class KeyRing {
public:
    explicit KeyRing(const Context& context) : context_(context), keys_(context) {}

    // Throws step_up_required, too_many_api_keys, validation_failed.
    MadeKey make(const auth::Caller& caller, const KeyWish& wish) const;
    std::vector<auth::ApiKey> list(const auth::Caller& caller) const;
    // Throws not_found. Asks for no fresh proof: who fears for a key must be able to end it at once.
    void revoke(const auth::Caller& caller, const ApiKeyId& id) const;

private:
    const Context& context_;
    const auth::ApiKeys keys_;
};

}  // namespace gatehouse::accounts
