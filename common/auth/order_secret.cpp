#include "common/auth/order_secret.hpp"

#include "common/auth/versioned_secret.hpp"

namespace gatehouse::auth::order_secret {

namespace {

constexpr const char* kPurpose = "order-secret";

}  // namespace

std::string make(const Config& config, const OrderId& order, int version)
{
    return versioned_secret::make(config, kPurpose, order.uuid(), version);
}

std::optional<int> version_if_valid(const Config& config, const OrderId& order, std::string_view secret)
{
    return versioned_secret::version_if_valid(config, kPurpose, order.uuid(), secret);
}

bool matches(const Config& config, const OrderId& order, int version, std::string_view secret)
{
    return version_if_valid(config, order, secret) == version;
}

}  // namespace gatehouse::auth::order_secret
