#include "common/random.hpp"

#include <sodium.h>

namespace gatehouse {

std::string Random::bytes(std::size_t size)
{
    std::string out(size, '\0');
    fill(reinterpret_cast<unsigned char*>(out.data()), size);
    return out;
}

std::uint32_t Random::below(std::uint32_t below)
{
    // Draws that would favour the small numbers are thrown away.
    const std::uint32_t fair = UINT32_MAX - UINT32_MAX % below;
    for (std::uint32_t drawn;;) {
        fill(reinterpret_cast<unsigned char*>(&drawn), sizeof drawn);
        if (drawn < fair) return drawn % below;
    }
}

std::string Random::code(std::size_t size)
{
    static constexpr char kAlphabet[] = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    constexpr unsigned kLetters = sizeof kAlphabet - 1, kFair = 256 - 256 % kLetters;
    std::string out;
    while (out.size() < size)  // once, nearly always: a draw is a call to the kernel
        for (const char drawn : bytes(size * 2))
            if (const auto byte = static_cast<unsigned char>(drawn); byte < kFair && out.size() < size)
                out += kAlphabet[byte % kLetters];
    return out;
}

void SystemRandom::fill(unsigned char* out, std::size_t size) { randombytes_buf(out, size); }

}  // namespace gatehouse
