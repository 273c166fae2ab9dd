#pragma once

#include <memory>

#include "common/clock.hpp"
#include "common/config.hpp"
#include "common/json/json.hpp"
#include "modules/payments/breaker.hpp"
#include "modules/payments/gateway.hpp"

namespace gatehouse::payments {

// The API version whose shapes we read.
inline constexpr const char* kStripeVersion = "2026-10-28.endive";

// Stripe's REST API, or a sandbox that speaks it (payments.stripe.api_base).
class StripeGateway final : public Gateway {
public:
    StripeGateway(const Config& config, const Clock& clock, std::shared_ptr<Breaker> breaker);

    Session create_session(const SessionRequest& request) override;
    Session find_session(const std::string& id) override;
    Session expire_session(const std::string& id) override;
    Intent find_intent(const std::string& id) override;
    Intent cancel_intent(const std::string& id) override;
    Charge find_charge(const std::string& id) override;
    GatewayRefund refund(const Refund& refund, const std::string& intent) override;
    GatewayRefund find_refund(const std::string& id) override;

private:
    using Fields = std::vector<std::pair<std::string, std::string>>;
    json::Document get(const std::string& path);
    json::Document post(const std::string& path, const Fields& fields, const std::string& idempotency_key);
    json::Document call(const std::string& method, const std::string& path, const Fields& fields,
        const std::string& idempotency_key);

    const Config& config_;
    const Clock& clock_;
    std::shared_ptr<Breaker> breaker_;
};

// Gives StripeGateways that share one breaker.
GatewaySource stripe_gateways();

}  // namespace gatehouse::payments
