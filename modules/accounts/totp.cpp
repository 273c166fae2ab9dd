#include "modules/accounts/totp.hpp"

#include <liboath/oath.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "common/error.hpp"
#include "common/http/request.hpp"
#include "common/time.hpp"

namespace gatehouse::accounts::totp {

namespace {

constexpr unsigned kSeconds = OATH_TOTP_DEFAULT_TIME_STEP_SIZE, kDigits = 6;
constexpr std::size_t kDrift = 1;  // steps in either direction

// Letters, digits and what else needs no escape in a label.
std::string label(const std::string& text) { return http::percent_encode(text); }

}  // namespace

std::string new_secret(Random& random) { return random.bytes(20); }

std::string base32(std::string_view secret)
{
    char* out = nullptr;
    std::size_t size = 0;
    if (oath_base32_encode(secret.data(), secret.size(), &out, &size) != OATH_OK)
        throw Error(kInternal, "base32");
    const std::unique_ptr<char, decltype(&std::free)> owned(out, std::free);
    return {out, size};
}

std::string uri(const std::string& issuer, const std::string& account, std::string_view secret)
{
    return "otpauth://totp/" + label(issuer) + ":" + label(account) + "?secret=" + base32(secret) +
           "&issuer=" + label(issuer) + "&algorithm=SHA1&digits=6&period=30";
}

std::string code(std::string_view secret, std::int64_t step)
{
    char out[kDigits + 1]{};
    const auto at = static_cast<time_t>(step * kSeconds);
    if (oath_totp_generate(secret.data(), secret.size(), at, kSeconds, 0, kDigits, out) != OATH_OK)
        throw Error(kInternal, "no code");
    return out;
}

std::optional<std::int64_t> step_of(std::string_view secret, std::string_view code, Time now)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (code.size() != kDigits || !std::ranges::all_of(code, digit)) return {};
    int away = 0;
    std::uint64_t step = 0;
    const auto found = oath_totp_validate3(secret.data(), secret.size(), to_unix(now), kSeconds, 0, kDrift,
        &away, &step, std::string(code).c_str());
    return found < 0 ? std::nullopt : std::optional(static_cast<std::int64_t>(step));
}

}  // namespace gatehouse::accounts::totp
