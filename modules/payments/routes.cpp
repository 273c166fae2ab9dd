// The whole HTTP surface of this module.

#include "modules/payments/routes.hpp"

#include "modules/payments/manual.hpp"
#include "modules/payments/render.hpp"
#include "modules/payments/schemas.hpp"
#include "modules/payments/stripe_gateway.hpp"
#include "modules/payments/till.hpp"

namespace gatehouse::payments {

namespace {

using http::Access;
using http::By;
using http::Idempotency;
using http::Limit;

constexpr Limit kCheckoutLimit{"checkout", 20, 60};
constexpr Limit kRefundLimit{"refund", 120, 60};
constexpr Limit kManualLimit{"manual_order", 60, 60};
constexpr Limit kRefundableLimit{"refundable", 240, 60};
constexpr Limit kConfigLimit{"payment_config", 120, 60};
// The gateway sends a whole sale from a handful of addresses, and to refuse a signature costs less than to
// count a call: nginx limits an address, here only the configuration can.
constexpr Limit kWebhookLimit{"webhook", 0, 10, By::address};
constexpr std::size_t kMostWebhookBytes = 256 * 1024;

auto open_checkout(const GatewaySource& gateways, const std::shared_ptr<Till>& till)
{
    return [gateways, till](
               const http::Request& request, const CheckoutRequest& wanted, const Context& context) {
        if (wanted.mode == Mode::element && !public_config(context.config).element_script)
            throw Error(kModeNotOffered);
        const auto gateway = gateways(context);
        return Service(context, *gateway, till).checkout(request.caller, wanted.order, wanted.mode);
    };
}

auto hear_webhook(const GatewaySource& gateways, const std::shared_ptr<Till>& till)
{
    return [gateways, till](const http::Request& request, const Context& context) {
        const auto gateway = gateways(context);
        return Receipt{Service(context, *gateway, till)
                           .hear(request.body, std::string(request.header("stripe-signature")))};
    };
}

Refundable show_refundable(const http::Request& request, const Context& context)
{
    return Refunds(context).look(request.caller, request.param<OrderId>("id"));
}

Refundable give_back(const http::Request& request, const GiveBack& wanted, const Context& context)
{
    return Refunds(context).give(request.caller, request.param<OrderId>("id"), wanted, request.idempotency);
}

orders::Order open_manual(
    const http::Request& request, const orders::ManualOrder& wanted, const Context& context)
{
    return ManualOrders(context).open(
        request.caller, request.param<EventId>("id"), wanted, request.idempotency);
}

PublicConfig show_config(const http::Request&, const Context& context)
{
    return public_config(context.config);
}

}  // namespace

http::Routes routes() { return routes(stripe_gateways()); }

http::Routes routes(const GatewaySource& gateways)
{
    using namespace http;
    const auto till = std::make_shared<Till>();  // the table owns it: one for each process
    Routes own{
        {"GET", "/api/payments/config", Access::anyone, kConfigLimit, takes_nothing(), gives(config_view()),
            show_config, "How payment works here"},
        {"POST", "/api/payments/checkout", Access::order, kCheckoutLimit, takes(kCheckoutRequest),
            gives(checkout_view(), 201), open_checkout(gateways, till), "Open the payment page of an order",
            Idempotency::required},
        {"GET", "/api/orders/{id}/refunds", Access::member, kRefundableLimit, takes_nothing(),
            gives(refundable_view()), show_refundable, "What of an order can be given back"},
        {"POST", "/api/orders/{id}/refunds", Access::member, kRefundLimit, takes(kGiveBack),
            gives(refundable_view(), 201), give_back,
            "Give money back, tickets, or both; without either everything that is left",
            Idempotency::required},
        {"POST", "/api/events/{id}/manual-orders", Access::member, kManualLimit, takes(kManualOrder),
            gives(opened_view(), 201), open_manual,
            "Open an order for somebody: paid elsewhere, or for nothing", Idempotency::required},
        {"POST", "/api/payments/stripe/webhook", Access::anyone, kWebhookLimit, takes_raw(kMostWebhookBytes),
            gives(receipt_view()), hear_webhook(gateways, till), "Signed events of the gateway"},
    };
    return joined(
        {std::move(own), account_routes(gateways), cancellation_routes(), split_routes(gateways, till)});
}

}  // namespace gatehouse::payments
