#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/clock.hpp"

namespace gatehouse::payments {

// A signature is refused when it is older than this, and when it comes from as far in the future (PAY-3).
inline constexpr std::chrono::seconds kSignatureTolerance{300};

// True when one of the secrets signed this body: header "t=<seconds>,v1=<hex>[,v1=<hex>…]", HMAC-SHA256 over
// "t.body".
bool is_signed(
    std::string_view body, std::string_view header, const std::vector<std::string>& secrets, Time now);

// The header that `secret` makes for a body: what the gateway does, for tests and benchmarks.
std::string sign(std::string_view body, std::string_view secret, Time at);

}  // namespace gatehouse::payments
