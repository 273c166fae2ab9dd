// Secrets of links that open one thing to whoever has them, such as a guest's order or a payer's share.
// Nothing is stored but a version per thing; raising that makes every earlier link dead.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/config.hpp"
#include "common/id.hpp"

namespace gatehouse::auth::versioned_secret {

// base64url(version (2 bytes, big endian) ‖ HMAC-SHA256(derive(master, purpose), id ‖ version)).
std::string make(const Config& config, std::string_view purpose, const Uuid& id, int version);

// The version that the secret was made for; empty when it is not for this id and purpose, or not ours. The
// caller compares it with the thing's current version.
std::optional<int> version_if_valid(
    const Config& config, std::string_view purpose, const Uuid& id, std::string_view secret);

}  // namespace gatehouse::auth::versioned_secret
