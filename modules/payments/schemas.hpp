#pragma once

#include "common/json/schema.hpp"
#include "modules/payments/types.hpp"

namespace gatehouse::payments {

struct CheckoutRequest {
    OrderId order;
    Mode mode = Mode::hosted;
};

inline const auto kCheckoutRequest = schema::object<CheckoutRequest>("CheckoutRequest")
                                         .field("order_id", &CheckoutRequest::order, schema::id<OrderId>())
                                         .optional("mode", &CheckoutRequest::mode, schema::choice<Mode>());

inline const auto kGiveBack =
    schema::object<GiveBack>("RefundRequest")
        .optional("amount", &GiveBack::amount, schema::whole(1, 1'000'000'000'000))
        .optional("tickets", &GiveBack::tickets, schema::list(schema::id<TicketId>(), 0, 1000))
        .field("reason", &GiveBack::reason, schema::text(1, 200));

}  // namespace gatehouse::payments
