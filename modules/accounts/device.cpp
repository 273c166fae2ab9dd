#include "modules/accounts/device.hpp"

#include "common/crypto/crypto.hpp"

namespace gatehouse::accounts::device {

namespace {

std::string seal(const Config& config, std::string_view name, std::string_view email_key)
{
    const auto key = crypto::derive(config.master_key(), "device");
    return crypto::base64url(crypto::hmac_sha256(key, std::string(name) + "." + std::string(email_key)));
}

}  // namespace

std::optional<std::string> known(const Config& config, std::string_view cookie, std::string_view email_key)
{
    const auto dot = cookie.find('.');
    if (dot == std::string_view::npos) return {};
    const auto name = cookie.substr(0, dot);
    if (!crypto::equal(cookie.substr(dot + 1), seal(config, name, email_key))) return {};
    return std::string(name);
}

std::string issue(const Context& context, std::string_view cookie, std::string_view email_key)
{
    const auto before = known(context.config, cookie, email_key);
    const auto name = before ? *before : crypto::base64url(context.random.bytes(16));
    return name + "." + seal(context.config, name, email_key);
}

}  // namespace gatehouse::accounts::device
