// The secret of a guest's order: whoever has it is treated as the buyer (ORD-2). Nothing is stored but a
// version per order; raising that makes every earlier link dead.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/config.hpp"
#include "common/id.hpp"

namespace gatehouse::auth::order_secret {

// base64url(version (2 bytes, big endian) ‖ HMAC-SHA256(derive(master, "order-secret"), order id ‖ version)).
std::string make(const Config& config, const OrderId& order, int version);

// The version that the secret was made for; empty when it is not this order's or not ours. The caller
// compares it with the order's current version.
std::optional<int> version_if_valid(const Config& config, const OrderId& order, std::string_view secret);

// True when the secret is the order's current one.
bool matches(const Config& config, const OrderId& order, int version, std::string_view secret);

}  // namespace gatehouse::auth::order_secret
