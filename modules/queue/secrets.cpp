#include "modules/queue/secrets.hpp"

#include "common/auth/one_time.hpp"
#include "common/crypto/crypto.hpp"
#include "common/time.hpp"

namespace gatehouse::queue::secrets {

namespace {

constexpr std::size_t kSecondsBytes = 8, kMacBytes = 32;
constexpr const char* kEntry = "queue-entry";
constexpr const char* kGuestCode = "queue-guest";

std::string mac(const Config& config, std::string_view purpose, std::string_view what)
{
    return crypto::hmac_sha256(crypto::derive(config.master_key(), purpose), what);
}

std::string eight_bytes(std::int64_t n)
{
    std::string out(kSecondsBytes, '\0');
    for (std::size_t i = 0; i < kSecondsBytes; ++i)
        out[kSecondsBytes - 1 - i] = static_cast<char>(n >> (8 * i));
    return out;
}

std::int64_t number_of(std::string_view bytes)
{
    std::int64_t n = 0;
    for (const char c : bytes) n = n << 8 | static_cast<unsigned char>(c);
    return n;
}

std::string seed_key(const Config& config) { return crypto::derive(config.master_key(), "queue-seed"); }

}  // namespace

std::string of_entry(const Config& config, const EntryId& entry)
{
    return auth::one_time::token(config, kEntry, entry.uuid());
}

bool opens(const Config& config, const EntryId& entry, std::string_view secret)
{
    return auth::one_time::id_of(config, kEntry, secret) == entry.uuid();
}

std::string code(const Config& config, const GuestId& guest)
{
    return auth::one_time::code(config, kGuestCode, guest.uuid());
}

bool is_code(const Config& config, const GuestId& guest, std::string_view code)
{
    return auth::one_time::is_code(config, kGuestCode, guest.uuid(), code);
}

GuestToken guest_token(const Config& config, const std::string& email, Time expires_at)
{
    const auto body = eight_bytes(to_unix(expires_at)) + email;
    return {crypto::base64url(mac(config, "queue-guest", body) + body), expires_at};
}

std::optional<std::string> find_email(const Config& config, std::string_view token, Time now)
{
    const auto bytes = crypto::from_base64url(token);
    if (!bytes || bytes->size() <= kMacBytes + kSecondsBytes) return {};
    const auto body = bytes->substr(kMacBytes);
    if (!crypto::equal(bytes->substr(0, kMacBytes), mac(config, "queue-guest", body))) return {};
    if (from_unix(number_of(body.substr(0, kSecondsBytes))) <= now) return {};
    return body.substr(kSecondsBytes);
}

std::string seal_seed(const Config& config, const std::string& seed)
{
    return crypto::seal(seed_key(config), seed);
}

std::string open_seed(const Config& config, const std::string& sealed)
{
    if (auto seed = crypto::open(seed_key(config), sealed)) return *seed;
    throw Error(kInternal, "the seed of a draw was sealed under another key");
}

}  // namespace gatehouse::queue::secrets
