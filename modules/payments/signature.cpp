#include "modules/payments/signature.hpp"

#include <charconv>
#include <optional>

#include "common/crypto/crypto.hpp"
#include "common/text/text.hpp"
#include "common/time.hpp"

namespace gatehouse::payments {

namespace {

struct Header {
    std::string_view time;  // as it was written: it is part of what was signed
    std::int64_t seconds = 0;
    std::vector<std::string_view> proofs;
};

std::optional<std::int64_t> to_seconds(std::string_view text)
{
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    // Years beyond what our clock can hold are no time at all.
    constexpr std::int64_t kMost = 100'000'000'000;
    if (error != std::errc{} || end != text.data() + text.size() || seconds < 0 || seconds > kMost) return {};
    return seconds;
}

// At most this many proofs are looked at: a header is not a place to make us work.
constexpr std::size_t kMostProofs = 8;

std::optional<Header> parse(std::string_view text)
{
    Header header;
    while (!text.empty()) {
        const auto comma = text.find(',');
        const auto pair = text::trim(text.substr(0, comma));
        text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos) continue;
        const auto name = pair.substr(0, equals), value = pair.substr(equals + 1);
        if (name == "t") {
            const auto seconds = to_seconds(value);
            if (!seconds || !header.time.empty()) return {};
            header.time = value, header.seconds = *seconds;
        } else if (name == "v1" && header.proofs.size() < kMostProofs) {
            header.proofs.push_back(value);
        }
    }
    if (header.time.empty() || header.proofs.empty()) return {};
    return header;
}

std::string proof(std::string_view body, std::string_view time, std::string_view secret)
{
    return crypto::hex(crypto::hmac_sha256(secret, std::string(time) + "." + std::string(body)));
}

}  // namespace

bool is_signed(
    std::string_view body, std::string_view header, const std::vector<std::string>& secrets, Time now)
{
    const auto given = parse(header);
    if (!given) return false;
    const auto age = to_unix(now) - given->seconds;
    if (age > kSignatureTolerance.count() || age < -kSignatureTolerance.count()) return false;
    bool found = false;
    for (const auto& secret : secrets) {
        const auto wanted = proof(body, given->time, secret);
        for (const auto& got : given->proofs) found |= crypto::equal(wanted, got);
    }
    return found;
}

std::string sign(std::string_view body, std::string_view secret, Time at)
{
    const auto time = std::to_string(to_unix(at));
    return "t=" + time + ",v1=" + proof(body, time, secret);
}

}  // namespace gatehouse::payments
