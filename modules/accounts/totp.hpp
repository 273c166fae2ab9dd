// Codes of an authenticator app: RFC 6238 with SHA-1, six digits and thirty seconds, which is what every app
// can do. Pure; what was used already is for the caller to know. Private to this module.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/clock.hpp"
#include "common/random.hpp"

namespace gatehouse::accounts::totp {

// 160 random bits, as RFC 4226 recommends.
std::string new_secret(Random& random);

// The secret as people type it where no camera is at hand.
std::string base32(std::string_view secret);

// What the QR code says: otpauth://totp/…, as all apps read it.
std::string uri(const std::string& issuer, const std::string& account, std::string_view secret);

// The code of a step (unix time / 30).
std::string code(std::string_view secret, std::int64_t step);

// The step whose code this is: the present one, or the one before or after it, because clocks differ.
std::optional<std::int64_t> step_of(std::string_view secret, std::string_view code, Time now);

}  // namespace gatehouse::accounts::totp
