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
    std::string out;
    for (std::size_t i = 0; i < size; ++i) out += kAlphabet[below(sizeof kAlphabet - 1)];
    return out;
}

void SystemRandom::fill(unsigned char* out, std::size_t size) { randombytes_buf(out, size); }

}  // namespace gatehouse
