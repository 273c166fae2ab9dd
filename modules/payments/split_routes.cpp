// The HTTP surface of orders that are paid in shares.

#include "modules/payments/render.hpp"
#include "modules/payments/routes.hpp"
#include "modules/payments/schemas.hpp"
#include "modules/payments/service.hpp"
#include "modules/payments/split_render.hpp"
#include "modules/payments/splits.hpp"

namespace gatehouse::payments {

namespace {

using http::Idempotency;
using http::Limit;
using enum http::Access;

// Each begins with up to twenty mails to addresses that a guest typed.
constexpr Limit kSplitLimit{"split", 6, 600};
constexpr Limit kLetterLimit{"share_letters", 30, 600};
constexpr Limit kReadLimit{"split.read", 240, 60};
constexpr Limit kPayLimit{"share_checkout", 20, 60};
constexpr Limit kListenLimit{"live.listen", 600, 60};

ShownSplit shown(const Context& context, Split split)
{
    ShownSplit out{std::move(split), {}};
    if (out.split.with_secrets)
        for (const auto& share : out.split.shares)
            out.links.push_back(share.status == ShareStatus::open ? Splits(context).link(share) : "");
    return out;
}

ShownSplit show(const http::Request& request, const Context& context)
{
    return shown(context, Splits(context).look(request.caller, request.param<OrderId>("id")));
}

auto begin(const GatewaySource& gateways)
{
    return [gateways](const http::Request& request, const SplitRequest& wanted, const Context& context) {
        const auto gateway = gateways(context);
        const auto order = request.param<OrderId>("id");
        Service(context, *gateway).split(request.caller, order, wanted.payers);
        return shown(context, Splits(context).look(request.caller, order));
    };
}

http::Empty listen(const http::Request& request, const Context& context)
{
    Splits(context).listen(request.caller, request.param<OrderId>("id"));
    return {};
}

OwnShare show_share(const http::Request& request, const Context& context)
{
    return Splits(context).look(request.caller, request.param<ShareId>("id"));
}

ShownSplit correct(const http::Request& request, const ShareChange& change, const Context& context)
{
    return shown(context, Splits(context).correct(request.caller, request.param<ShareId>("id"), change));
}

ShownSplit resend(const http::Request& request, const Context& context)
{
    return shown(context, Splits(context).resend(request.caller, request.param<ShareId>("id")));
}

auto pay(const GatewaySource& gateways, const std::shared_ptr<Till>& till)
{
    return [gateways, till](const http::Request& request, const Context& context) {
        const auto gateway = gateways(context);
        return Service(context, *gateway, till).checkout(request.caller, request.param<ShareId>("id"));
    };
}

}  // namespace

http::Routes split_routes(const GatewaySource& gateways, const std::shared_ptr<Till>& till)
{
    using namespace http;
    return {
        {"GET", "/api/orders/{id}/split", order, kReadLimit, takes_nothing(), gives(split_view()), show,
            "Who pays which share of an order, and who has paid"},
        {"POST", "/api/orders/{id}/split", order, kSplitLimit, takes(kSplitRequest), gives(split_view(), 201),
            begin(gateways),
            "Let several people pay an open order, each a share by a link of their own; without amounts in "
            "equal parts",
            Idempotency::required},
        {"GET", "/api/orders/{id}/split/live", order, kListenLimit, takes_nothing(), gives_nothing(), listen,
            "Whether I may listen to /live/split/{id}; nginx asks when somebody connects"},
        {"GET", "/api/shares/{id}", order, kReadLimit, takes_nothing(), gives(own_share_view()), show_share,
            "A share, by the secret of its link"},
        {"PATCH", "/api/shares/{id}", order, kLetterLimit, takes(kShareChange), gives(split_view()), correct,
            "Correct a payer's name or address; a new address is mailed a new link"},
        {"POST", "/api/shares/{id}/resend", order, kLetterLimit, takes_nothing(), gives(split_view()), resend,
            "Mail the link of a share again"},
        {"POST", "/api/shares/{id}/checkout", order, kPayLimit, takes_nothing(), gives(checkout_view(), 201),
            pay(gateways, till), "Open the payment page of a share", Idempotency::required},
    };
}

}  // namespace gatehouse::payments
