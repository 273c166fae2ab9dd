#include "modules/accounts/recovery_codes.hpp"

#include <cctype>

#include "common/crypto/crypto.hpp"

namespace gatehouse::accounts::recovery_codes {

namespace {

constexpr int kCodes = 10;
constexpr std::size_t kHalf = 5;  // letters on either side of the dash

std::string normal(std::string_view code)
{
    std::string out;
    for (const char c : code)
        if (std::isalnum(static_cast<unsigned char>(c)))
            out += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return out;
}

}  // namespace

std::vector<std::string> make(Random& random)
{
    std::vector<std::string> codes;
    for (int i = 0; i < kCodes; ++i) codes.push_back(random.code(kHalf) + "-" + random.code(kHalf));
    return codes;
}

std::string hash(const Config& config, const UserId& user, std::string_view code)
{
    return crypto::hmac_sha256(
        crypto::derive(config.master_key(), "recovery code"), user.bytes() + normal(code));
}

}  // namespace gatehouse::accounts::recovery_codes
