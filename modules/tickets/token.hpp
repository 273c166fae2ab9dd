// The text of a QR code (TKT-1): Crockford base32 in capitals of
//     format 1 | key number 1 | event 16 | ticket 16 | version 2 | days mask 4 | Ed25519 signature 64 (bytes,
//     big endian)
// 104 bytes are 167 letters, all of QR's alphanumeric set, so that the code stays at version 7 (45×45) with
// correction level M. The signature covers everything in front of it. There is exactly one spelling of a
// token: the decoder takes no small letters, no look-alikes and no set padding bits.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "modules/tickets/types.hpp"

namespace gatehouse::tickets::token {

// The letters for a token, signed with an event's secret key.
std::string seal(const Token& token, std::string_view secret_key);

// A text that has the shape of a token. Nothing is proven yet.
struct Unproven {
    Token token;
    std::string message, signature;
};
std::optional<Unproven> parse(std::string_view text);

// Whether the event's key signed it.
bool proven(const Unproven& unproven, std::string_view public_key);

}  // namespace gatehouse::tickets::token
