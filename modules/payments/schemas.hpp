#pragma once

#include "common/json/schema.hpp"
#include "modules/payments/types.hpp"

namespace gatehouse::payments {

struct CheckoutRequest {
    OrderId order;
    std::string mode = "hosted";
};

inline const auto kCheckoutRequest =
    schema::object<CheckoutRequest>("CheckoutRequest")
        .field("order_id", &CheckoutRequest::order, schema::id<OrderId>())
        .optional("mode", &CheckoutRequest::mode, schema::one_of({"hosted", "element"}));

}  // namespace gatehouse::payments
