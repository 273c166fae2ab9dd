#pragma once

#include "common/json/readers.hpp"
#include "modules/orders/types.hpp"
#include "modules/payments/shares.hpp"
#include "modules/payments/splits.hpp"
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

inline const auto kManualTicket =
    schema::object<orders::AboutTicket>("ManualTicket")
        .optional("name", &orders::AboutTicket::name, schema::text(0, 200))
        .optional("email", &orders::AboutTicket::email, schema::email_or_none());

inline const auto kManualBuyer = schema::object<orders::Buyer>("ManualBuyer")
                                     .field("name", &orders::Buyer::name, schema::text(1, 200))
                                     .field("email", &orders::Buyer::email, schema::email())
                                     .optional("phone", &orders::Buyer::phone, schema::phone());

inline const auto kManualOrder =
    schema::object<orders::ManualOrder>("ManualOrder")
        .field("lines", &orders::ManualOrder::lines,
            schema::list(schema::object<orders::Wish>("ManualLine")
                             .field("item_id", &orders::Wish::item, schema::item_id())
                             .field("quantity", &orders::Wish::quantity, schema::integer(1, 100)),
                1, 20))
        .field("buyer", &orders::ManualOrder::buyer, schema::nested(kManualBuyer))
        .field("pricing", &orders::ManualOrder::pricing, schema::choice<orders::Pricing>())
        .optional("total", &orders::ManualOrder::total, schema::money(0))
        .optional(
            "tickets", &orders::ManualOrder::tickets, schema::list(kManualTicket, 0, orders::kMostNamed));

struct SplitRequest {
    std::vector<Payer> payers;
};

inline const auto kPayer = schema::object<Payer>("Payer")
                               .field("name", &Payer::name, schema::text(1, 80))
                               .field("email", &Payer::email, schema::email())
                               .optional("amount", &Payer::amount, schema::whole(1, 1'000'000'000'000));

inline const auto kSplitRequest = schema::object<SplitRequest>("SplitRequest")
                                      .field("payers", &SplitRequest::payers,
                                          schema::list(schema::nested(kPayer), kFewestPayers, kMostPayers));

inline const auto kShareChange = schema::object<ShareChange>("ShareChange")
                                     .optional("name", &ShareChange::name, schema::text(1, 80))
                                     .optional("email", &ShareChange::email, schema::email());

}  // namespace gatehouse::payments
