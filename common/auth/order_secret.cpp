#include "common/auth/order_secret.hpp"

#include "common/crypto/crypto.hpp"

namespace gatehouse::auth::order_secret {

namespace {

constexpr std::size_t kVersionBytes = 2;

std::string two_bytes(int version) { return {static_cast<char>(version >> 8), static_cast<char>(version)}; }

// The version's bytes and their proof.
std::string raw(const Config& config, const OrderId& order, const std::string& version)
{
    const auto key = crypto::derive(config.master_key(), "order-secret");
    return version + crypto::hmac_sha256(key, order.bytes() + version);
}

}  // namespace

std::string make(const Config& config, const OrderId& order, int version)
{
    return crypto::base64url(raw(config, order, two_bytes(version)));
}

std::optional<int> version_if_valid(const Config& config, const OrderId& order, std::string_view secret)
{
    const auto bytes = crypto::from_base64url(secret);
    if (!bytes || bytes->size() <= kVersionBytes) return {};
    const auto version = bytes->substr(0, kVersionBytes);
    if (!crypto::equal(*bytes, raw(config, order, version))) return {};
    return static_cast<unsigned char>(version[0]) << 8 | static_cast<unsigned char>(version[1]);
}

bool matches(const Config& config, const OrderId& order, int version, std::string_view secret)
{
    return version_if_valid(config, order, secret) == version;
}

}  // namespace gatehouse::auth::order_secret
