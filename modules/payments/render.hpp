#pragma once

#include "common/json/view.hpp"
#include "modules/payments/types.hpp"

namespace gatehouse::payments {

// What the gateway is told it achieved: for its own log of deliveries.
struct Receipt {
    std::string outcome;
};

inline view::Object<Checkout> checkout_view()
{
    return view::object<Checkout>("Checkout")
        .field("payment_id", &Checkout::payment)
        .field("url", &Checkout::url)
        .field("expires_at", &Checkout::expires_at);
}

inline view::Object<PublicConfig> config_view()
{
    return view::object<PublicConfig>("PaymentConfig")
        .field("mode", [](const PublicConfig& c) { return std::string(c.live ? "live" : "sandbox"); })
        .field("hosted", [](const PublicConfig&) { return true; })
        .field("sandbox_card", &PublicConfig::sandbox_card);
}

inline view::Object<Receipt> receipt_view()
{
    return view::object<Receipt>("WebhookReceipt").field("outcome", &Receipt::outcome);
}

}  // namespace gatehouse::payments
