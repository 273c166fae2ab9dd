// What an ID token must be before we believe a word of it (OpenID Connect Core 3.1.3.7). Private to this
// module.

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "common/clock.hpp"
#include "modules/oauth/jose.hpp"
#include "modules/oauth/provider.hpp"

namespace gatehouse::oauth {

struct Expected {
    const Provider& provider;
    std::string nonce, access_token;
    Time now;
};

// Throws Error(kNotProven) that says which check failed. `keys_for` gives the provider's keys; it is asked a
// second time, with `again`, when none of the first has the token's key id.
json::Document verified(const std::string& id_token, const Expected& expected,
    const std::function<std::vector<jose::Key>(bool again)>& keys_for);

}  // namespace gatehouse::oauth
