// Public keys of passkeys as authenticators write them (COSE, RFC 9053), and what is signed with them.
// Private to this module.

#pragma once

#include <string>
#include <string_view>

namespace gatehouse::accounts::cose {

// The algorithms that we take, the preferred first: ES256, EdDSA (Ed25519), RS256.
inline constexpr int kAlgorithms[] = {-7, -8, -257};

// The key at the beginning of `in`, as it is to be stored; '' when it is none of ours: another algorithm, a
// point that is on no curve, RSA of less than 2048 bits.
std::string take_key(std::string_view& in);

// Whether the holder of the key signed the message. False for anything malformed.
bool verify(std::string_view key, std::string_view message, std::string_view signature);

}  // namespace gatehouse::accounts::cose
