#pragma once

#include "common/http/route.hpp"
#include "modules/payments/gateway.hpp"

namespace gatehouse::payments {

// The HTTP surface of this module, on the configured Stripe.
http::Routes routes();
// The part of it about events that are cancelled.
http::Routes cancellation_routes();
// The same on another gateway, for tests.
http::Routes routes(const GatewaySource& gateways);
// Of it, what is for those who handle an organization's money.
http::Routes account_routes(const GatewaySource& gateways);

struct Till;
// Those of orders that are paid in shares. Private to this module.
http::Routes split_routes(const GatewaySource& gateways, const std::shared_ptr<Till>& till);

}  // namespace gatehouse::payments
