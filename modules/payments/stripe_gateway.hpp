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
    GatewayRefund refund(const Refund& refund, const Payment& payment) override;
    GatewayRefund find_refund(const std::string& id) override;
    Intent create_intent(const SessionRequest& request) override;

    Account create_account(const OrganizationId& organization) override;
    Account find_account(const std::string& id) override;
    OneTimePage onboarding_page(
        const std::string& account, const ReturnTo& to, const std::string& key) override;
    OneTimePage dashboard_page(const std::string& account, const std::string& key) override;
    Balance balance(const std::string& account) override;
    Payout find_payout(const std::string& account, const std::string& id) override;
    Piece<Payout> list_payouts(const std::string& account, const Span& span) override;
    std::optional<GatewayRefund> find_refund_of(const RefundId& ours, const std::string& intent) override;
    GatewayDispute find_dispute(const std::string& id) override;
    Piece<Charge> list_charges(const Span& span) override;

private:
    using Fields = std::vector<std::pair<std::string, std::string>>;
    // `account`: in the name of this connected account.
    json::Document get(const std::string& path, const std::string& account = "");
    json::Document post(const std::string& path, const Fields& fields, const std::string& idempotency_key);
    json::Document call(const std::string& method, const std::string& path, const Fields& fields,
        const std::string& idempotency_key, const std::string& account = "");

    const Config& config_;
    const Clock& clock_;
    std::shared_ptr<Breaker> breaker_;
};

// Gives StripeGateways that share one breaker.
GatewaySource stripe_gateways();

}  // namespace gatehouse::payments
