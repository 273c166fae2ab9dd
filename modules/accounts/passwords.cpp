#include "modules/accounts/passwords.hpp"

#include <sodium.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>

#include "common/error.hpp"
#include "common/gate.hpp"
#include "common/sched/give_way.hpp"
#include "common/text/text.hpp"

namespace gatehouse::accounts::passwords {

namespace {

constexpr std::size_t kShortest = 8, kLongest = 128;
constexpr unsigned long kPasses = 2, kKibibytes = 19 * 1024;
// Of this process. Who waits leaves threads to those who want something else.
Gate& gate()
{
    static Gate gate(/*at_once=*/2, /*waiting=*/12, std::chrono::seconds(3));
    return gate;
}

// One hash, when there is room, in a thread of its own: it costs a thousandth of the hash, and only it gives
// way. In a sale the buyers go first.
template <class F>
bool hashed(F hash)
{
    const auto place = gate().pass();
    bool done = false;
    std::jthread([&] {
        sched::run_in_idle_time();
        done = hash();
    }).join();
    return done;
}

// Keyboards differ in how they send "é"; the same password must always give the same bytes.
std::string bytes_of(const std::string& password) { return text::nfc(password); }

bool is_letter(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80; }
bool is_digit(unsigned char c) { return c >= '0' && c <= '9'; }

}  // namespace

void check(const std::string& password, std::string_view email, schema::Faults& faults)
{
    const auto complain = [&](const char* code, std::string detail) {
        schema::complain(faults, "/password", code, std::move(detail));
    };
    const auto length = text::length(bytes_of(password));
    if (length < kShortest) complain("too_short", "must have at least 8 characters");
    if (length > kLongest) complain("too_long", "must have at most 128 characters");
    if (!std::ranges::any_of(password, is_letter) || !std::ranges::any_of(password, is_digit))
        complain("needs_letter_and_digit", "must have a letter and a digit");
    if (is_common(password))
        complain("common", "is known to everybody; please choose another");
    else if (text::fold(password) == text::fold(email))
        complain("common", "must not be your e-mail address");
}

std::string hash(const std::string& password)
{
    const auto bytes = bytes_of(password);
    char out[crypto_pwhash_STRBYTES];
    const bool done = hashed([&] {
        return crypto_pwhash_argon2id_str(out, bytes.data(), bytes.size(), kPasses, kKibibytes * 1024) == 0;
    });
    if (!done) throw Error(kBusy, "no memory to hash a password");
    return out;
}

bool verify(const std::string& hash, const std::string& password)
{
    const auto bytes = bytes_of(password);
    return hashed([&] { return crypto_pwhash_str_verify(hash.c_str(), bytes.data(), bytes.size()) == 0; });
}

bool verify_nobody(const std::string& password)
{
    static const std::string nobody = hash("nobody has this password");
    verify(nobody, password);
    return false;
}

bool is_weak(const std::string& hash)
{
    unsigned version = 0;
    unsigned long memory = 0, passes = 0;
    if (std::sscanf(hash.c_str(), "$argon2id$v=%u$m=%lu,t=%lu,", &version, &memory, &passes) != 3)
        return true;
    return memory < kKibibytes || passes < kPasses;
}

}  // namespace gatehouse::accounts::passwords
