#include "common/id.hpp"

#include "common/app/context.hpp"
#include "common/random.hpp"

namespace gatehouse {

Uuid new_uuid(Time now, Random& random)
{
    Uuid uuid;
    random.fill(uuid.data(), uuid.size());
    const auto ms = std::chrono::floor<std::chrono::milliseconds>(now).time_since_epoch().count();
    for (int i = 0; i < 6; ++i)
        uuid[static_cast<std::size_t>(i)] = static_cast<unsigned char>(ms >> (40 - 8 * i));
    uuid[6] = static_cast<unsigned char>(0x70 | (uuid[6] & 0x0f));
    uuid[8] = static_cast<unsigned char>(0x80 | (uuid[8] & 0x3f));
    return uuid;
}

Uuid new_uuid(const Context& context) { return new_uuid(context.clock.now(), context.random); }

namespace typeid_text {

namespace {

constexpr std::string_view kAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t kLetters = 26;

constexpr auto kValues = [] {
    std::array<signed char, 256> values{};
    values.fill(-1);
    for (std::size_t i = 0; i < kAlphabet.size(); ++i)
        values[static_cast<unsigned char>(kAlphabet[i])] = static_cast<signed char>(i);
    return values;
}();

}  // namespace

// 128 bits stand right-aligned in 26 × 5 = 130, so the first letter carries 3 bits and is at most '7'.
std::string encode(const Uuid& uuid)
{
    std::string out(kLetters, '0');
    for (std::size_t letter = 0; letter < kLetters; ++letter) {
        unsigned value = 0;
        for (std::size_t bit = letter * 5; bit < letter * 5 + 5; ++bit) {
            const unsigned set = bit < 2 ? 0u : (uuid[(bit - 2) / 8] >> (7 - (bit - 2) % 8)) & 1u;
            value = value << 1 | set;
        }
        out[letter] = kAlphabet[value];
    }
    return out;
}

std::optional<Uuid> decode(std::string_view suffix)
{
    if (suffix.size() != kLetters || suffix[0] > '7') return {};
    Uuid uuid{};
    for (std::size_t letter = 0; letter < kLetters; ++letter) {
        const auto value = kValues[static_cast<unsigned char>(suffix[letter])];
        if (value < 0) return {};
        for (std::size_t i = 0; i < 5; ++i) {
            const std::size_t bit = letter * 5 + i;
            if (bit >= 2 && (static_cast<unsigned>(value) >> (4 - i) & 1u))
                uuid[(bit - 2) / 8] |= static_cast<unsigned char>(1u << (7 - (bit - 2) % 8));
        }
    }
    return uuid;
}

std::optional<Parsed> parse(std::string_view text)
{
    const auto at = text.rfind('_');
    const auto prefix = at == std::string_view::npos ? std::string_view{} : text.substr(0, at);
    if (at != std::string_view::npos && prefix.empty()) return {};  // a separator needs a prefix
    const bool letters =
        std::ranges::all_of(prefix, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
    if (!letters || prefix.size() > 63 || prefix.starts_with('_') || prefix.ends_with('_')) return {};
    const auto uuid = decode(at == std::string_view::npos ? text : text.substr(at + 1));
    return uuid ? std::optional(Parsed{std::string(prefix), *uuid}) : std::nullopt;
}

}  // namespace typeid_text
}  // namespace gatehouse
