#include "modules/accounts/authenticator.hpp"

#include "common/crypto/crypto.hpp"
#include "common/error.hpp"

namespace gatehouse::accounts::authenticator {

namespace {

std::string key(const Config& config) { return crypto::derive(config.master_key(), "totp"); }

}  // namespace

std::string seal(const Config& config, const UserId& user, const std::string& secret)
{
    return crypto::seal(key(config), user.bytes() + secret);
}

std::string open(const Config& config, const UserId& user, const std::string& sealed)
{
    const auto plain = crypto::open(key(config), sealed);
    if (!plain || !plain->starts_with(user.bytes()))
        throw Error(kInternal, "authenticator secret of another");
    return plain->substr(user.bytes().size());
}

}  // namespace gatehouse::accounts::authenticator
