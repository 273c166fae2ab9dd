// What requests to this module may say.

#pragma once

#include "common/http/page.hpp"
#include "modules/orders/types.hpp"

namespace gatehouse::orders {

inline const auto kWish = schema::object<Wish>("OrderWish")
                              .field("ticket_type_id", &Wish::type, schema::id<TicketTypeId>())
                              .field("quantity", &Wish::quantity, schema::integer(1, 1000));

inline const auto kBuyer = schema::object<Buyer>("BuyerInput")
                               .field("name", &Buyer::name, schema::text(1, 200))
                               .field("email", &Buyer::email, schema::email())
                               .optional("phone", &Buyer::phone, schema::phone());

inline const auto kPlaceOrder =
    schema::object<PlaceOrder>("PlaceOrder")
        .field("event_id", &PlaceOrder::event, schema::id<EventId>())
        .field("lines", &PlaceOrder::lines, schema::list(kWish, 1, 20))
        .field("buyer", &PlaceOrder::buyer, schema::nested(kBuyer))
        .optional("expected_total", &PlaceOrder::expected_total, schema::money(0));

inline const auto kMyOrders = page::query<PageQuery>("MyOrdersQuery");

inline const auto kOrdersOfEvent = page::query<OrdersQuery>("OrdersQuery")
                                       .optional("q", &OrdersQuery::q, schema::text(0, 200))
                                       .optional("status", &OrdersQuery::status, schema::choice<Status>());

}  // namespace gatehouse::orders
