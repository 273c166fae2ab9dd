#include "modules/accounts/tried.hpp"

#include <algorithm>

#include "common/crypto/crypto.hpp"
#include "modules/accounts/repository.hpp"

namespace gatehouse::accounts {

Tried tried(const Config& config, const std::optional<UserId>& user, std::string_view email)
{
    // Made in any case, so that both take the same time.
    const auto key = crypto::derive(config.master_key(), "tried address");
    const auto hash = crypto::hmac_sha256(key, repo::email_key(email));
    Uuid stands_for{};
    std::copy_n(hash.begin(), stands_for.size(), stands_for.begin());
    return user ? Tried{"user", user->uuid()} : Tried{"address", stands_for};
}

}  // namespace gatehouse::accounts
