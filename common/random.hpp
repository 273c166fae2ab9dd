#pragma once

#include <cstdint>
#include <string>

namespace gatehouse {

// Where unpredictable bytes come from. Tests may hand in a source of their own.
struct Random {
    virtual ~Random() = default;
    virtual void fill(unsigned char* out, std::size_t size) = 0;

    std::string bytes(std::size_t size);

    // Uniform in [0, below). `below` must not be 0.
    std::uint32_t below(std::uint32_t below);

    // `size` letters of an alphabet that is read aloud without mistakes (no 0/O, 1/I/L, U).
    std::string code(std::size_t size);
};

// libsodium's generator, seeded by the kernel.
struct SystemRandom : Random {
    void fill(unsigned char* out, std::size_t size) override;
};

}  // namespace gatehouse
