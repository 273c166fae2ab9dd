#include "modules/payments/share_secret.hpp"

#include "common/auth/versioned_secret.hpp"

namespace gatehouse::payments::share_secret {

namespace {

constexpr const char* kPurpose = "share-secret";

}  // namespace

std::string make(const Config& config, const Share& share)
{
    return auth::versioned_secret::make(config, kPurpose, share.id.uuid(), share.secret_version);
}

bool opens(const Config& config, const Share& share, std::string_view secret)
{
    return auth::versioned_secret::version_if_valid(config, kPurpose, share.id.uuid(), secret) ==
           share.secret_version;
}

std::string link(const Config& config, const Share& share)
{
    return config.text("site.base_url") + "/share/" + share.id.str() + "?secret=" + make(config, share);
}

}  // namespace gatehouse::payments::share_secret
