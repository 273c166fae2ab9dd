#include "common/auth/one_time.hpp"

#include <algorithm>

#include "common/crypto/crypto.hpp"

namespace gatehouse::auth::one_time {

namespace {

constexpr std::size_t kIdBytes = 16;

std::string proof(const Config& config, const char* form, std::string_view purpose, std::string_view id)
{
    const auto key = crypto::derive(config.master_key(), std::string(form) + std::string(purpose));
    return crypto::hmac_sha256(key, id);
}

std::string bytes_of(const Uuid& id) { return {id.begin(), id.end()}; }

}  // namespace

std::string token(const Config& config, std::string_view purpose, const Uuid& id)
{
    const auto bytes = bytes_of(id);
    return crypto::base64url(bytes + proof(config, "one-time token ", purpose, bytes));
}

std::optional<Uuid> id_of(const Config& config, std::string_view purpose, std::string_view token)
{
    const auto bytes = crypto::from_base64url(token);
    if (!bytes || bytes->size() <= kIdBytes) return {};
    const auto id = bytes->substr(0, kIdBytes);
    if (!crypto::equal(bytes->substr(kIdBytes), proof(config, "one-time token ", purpose, id))) return {};
    Uuid uuid{};
    std::ranges::copy(id, uuid.begin());
    return uuid;
}

std::string code(const Config& config, std::string_view purpose, const Uuid& id)
{
    const auto drawn = proof(config, "one-time code ", purpose, bytes_of(id));
    std::uint64_t number = 0;  // of 64 bits, so that no remainder is favoured noticeably
    for (const char c : drawn.substr(0, sizeof number)) number = number << 8 | static_cast<unsigned char>(c);
    const auto digits = std::to_string(number % 1'000'000);
    return std::string(6 - digits.size(), '0') + digits;
}

bool is_code(const Config& config, std::string_view purpose, const Uuid& id, std::string_view given)
{
    return crypto::equal(code(config, purpose, id), given);
}

}  // namespace gatehouse::auth::one_time
