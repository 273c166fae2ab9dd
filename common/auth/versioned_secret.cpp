#include "common/auth/versioned_secret.hpp"

#include "common/crypto/crypto.hpp"

namespace gatehouse::auth::versioned_secret {

namespace {

constexpr std::size_t kVersionBytes = 2;

std::string two_bytes(int version) { return {static_cast<char>(version >> 8), static_cast<char>(version)}; }

// The version's bytes and their proof.
std::string raw(const Config& config, std::string_view purpose, const Uuid& id, const std::string& version)
{
    const auto key = crypto::derive(config.master_key(), purpose);
    return version + crypto::hmac_sha256(key, std::string(id.begin(), id.end()) + version);
}

}  // namespace

std::string make(const Config& config, std::string_view purpose, const Uuid& id, int version)
{
    return crypto::base64url(raw(config, purpose, id, two_bytes(version)));
}

std::optional<int> version_if_valid(
    const Config& config, std::string_view purpose, const Uuid& id, std::string_view secret)
{
    const auto bytes = crypto::from_base64url(secret);
    if (!bytes || bytes->size() <= kVersionBytes) return {};
    const auto version = bytes->substr(0, kVersionBytes);
    if (!crypto::equal(*bytes, raw(config, purpose, id, version))) return {};
    return static_cast<unsigned char>(version[0]) << 8 | static_cast<unsigned char>(version[1]);
}

}  // namespace gatehouse::auth::versioned_secret
