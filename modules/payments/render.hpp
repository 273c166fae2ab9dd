#pragma once

#include "common/json/view.hpp"
#include "modules/payments/refunds.hpp"
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
        .field("client_secret", &Checkout::client_secret)
        .field("publishable_key", &Checkout::publishable_key)
        .field("expires_at", &Checkout::expires_at);
}

inline view::Object<PublicConfig> config_view()
{
    return view::object<PublicConfig>("PaymentConfig")
        .field("mode", [](const PublicConfig& c) { return std::string(c.live ? "live" : "sandbox"); })
        .field("hosted", [](const PublicConfig&) { return true; })
        .field("element_script", &PublicConfig::element_script)
        .field("publishable_key", &PublicConfig::publishable_key)
        .field("sandbox_card", &PublicConfig::sandbox_card);
}

inline view::Object<Refundable> refundable_view()
{
    return view::object<Refundable>("Refundable")
        .field("total", &Refundable::total)
        .field("refunded", &Refundable::refunded)
        .field("left", &Refundable::left)
        .field("tickets", &Refundable::tickets,
            view::object<Refundable::One>("RefundableTicket")
                .field("id", [](const Refundable::One& o) { return o.ticket.id; })
                .field("number", [](const Refundable::One& o) { return o.ticket.number; })
                .field("name", [](const Refundable::One& o) { return o.ticket.type_name; })
                .field("holder", [](const Refundable::One& o) { return o.ticket.holder.name; })
                .field("status", [](const Refundable::One& o) { return o.ticket.status; })
                .field("worth", &Refundable::One::worth));
}

// What an organizer opened for somebody; the order itself is orders' to show.
inline view::Object<orders::Order> opened_view()
{
    return view::object<orders::Order>("OpenedOrder")
        .field("id", &orders::Order::id)
        .field("number", &orders::Order::number)
        .field("method", &orders::Order::method)
        .field("total", &orders::Order::total)
        .field("quantity", &orders::Order::quantity);
}

inline view::Object<Receipt> receipt_view()
{
    return view::object<Receipt>("WebhookReceipt").field("outcome", &Receipt::outcome);
}

}  // namespace gatehouse::payments
