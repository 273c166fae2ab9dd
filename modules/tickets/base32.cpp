#include "modules/tickets/base32.hpp"

namespace gatehouse::tickets::base32 {

namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

}  // namespace

std::string encode(std::string_view bytes)
{
    std::string out;
    unsigned pending = 0;
    int bits = 0;
    for (const char byte : bytes) {
        pending = (pending << 8 | static_cast<unsigned char>(byte)) & 0xfff;
        for (bits += 8; bits >= 5; bits -= 5) out += kAlphabet[pending >> (bits - 5) & 31];
    }
    if (bits > 0) out += kAlphabet[pending << (5 - bits) & 31];
    return out;
}

std::optional<std::string> decode(std::string_view text, std::size_t bytes)
{
    if (text.size() != (bytes * 8 + 4) / 5) return {};
    std::string out;
    unsigned pending = 0;
    int bits = 0;
    for (const char letter : text) {
        const auto value = kAlphabet.find(letter);
        if (value == std::string_view::npos) return {};
        pending = (pending << 5 | static_cast<unsigned>(value)) & 0xfff;
        bits += 5;
        if (bits < 8) continue;
        bits -= 8;
        out += static_cast<char>(pending >> bits & 0xff);
    }
    const bool padding_is_zero = (pending & ((1u << bits) - 1)) == 0;
    return padding_is_zero ? std::optional(out) : std::nullopt;
}

}  // namespace gatehouse::tickets::base32
