// The few cryptographic operations Gatehouse needs, on libsodium. Strings hold raw bytes unless they say hex
// or base64.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gatehouse::crypto {

// Once per process, before any other call here.
void init();

std::string sha256(std::string_view data);
std::string hmac_sha256(std::string_view key, std::string_view data);

// Same length and content, in time that does not depend on where they differ.
bool equal(std::string_view a, std::string_view b);

std::string hex(std::string_view bytes);
std::optional<std::string> from_hex(std::string_view text);
// URL-safe, unpadded (RFC 4648 §5).
std::string base64url(std::string_view bytes);
std::optional<std::string> from_base64url(std::string_view text);
// Standard alphabet with padding, as MIME wants it.
std::string base64(std::string_view bytes);

// Keys for different purposes from the installation's one secret: HMAC-SHA256(master, purpose).
std::string derive(std::string_view master, std::string_view purpose);

// XSalsa20-Poly1305 with a random nonce in front. `key` has 32 bytes. open() is empty when it was tampered
// with.
std::string seal(std::string_view key, std::string_view plain);
std::optional<std::string> open(std::string_view key, std::string_view sealed);

struct SigningKey {
    std::string public_key;  // 32 bytes
    std::string secret_key;  // 64 bytes
};
SigningKey new_signing_key();
// Ed25519 (RFC 8032): 64 bytes.
std::string sign(std::string_view secret_key, std::string_view message);
bool verify(std::string_view public_key, std::string_view message, std::string_view signature);

}  // namespace gatehouse::crypto
