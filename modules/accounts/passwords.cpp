#include "modules/accounts/passwords.hpp"

#include <sodium.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>

#include "common/error.hpp"
#include "common/text/text.hpp"

namespace gatehouse::accounts::passwords {

namespace {

constexpr std::size_t kShortest = 8, kLongest = 128;
constexpr unsigned long kPasses = 2, kKibibytes = 19 * 1024;
constexpr int kAtOnce = 2;
constexpr std::chrono::seconds kPatience{3};

// The places for hashing in this process.
class Gate {
public:
    void enter()
    {
        std::unique_lock lock(mutex_);
        if (!freed_.wait_for(lock, kPatience, [&] { return running_ < kAtOnce; }))
            throw Error(kBusy, "too many passwords to check");
        ++running_;
    }
    void leave()
    {
        {
            const std::lock_guard lock(mutex_);
            --running_;
        }
        freed_.notify_one();
    }

private:
    std::mutex mutex_;
    std::condition_variable freed_;
    int running_ = 0;
};

struct Place {
    static Gate& gate()
    {
        static Gate gate;
        return gate;
    }
    Place() { gate().enter(); }
    ~Place() { gate().leave(); }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
};

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
    const Place place;
    char out[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_argon2id_str(out, bytes.data(), bytes.size(), kPasses, kKibibytes * 1024))
        throw Error(kBusy, "no memory to hash a password");
    return out;
}

bool verify(const std::string& hash, const std::string& password)
{
    const auto bytes = bytes_of(password);
    const Place place;
    return crypto_pwhash_str_verify(hash.c_str(), bytes.data(), bytes.size()) == 0;
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
