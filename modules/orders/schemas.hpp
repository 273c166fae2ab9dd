// What requests to this module may say.

#pragma once

#include "common/http/page.hpp"
#include "modules/orders/types.hpp"

namespace gatehouse::orders {

// A ticket type or a bundle, not both.
struct NamedWish {
    std::optional<TicketTypeId> type;
    std::optional<BundleId> bundle;
    int quantity = 0;
};
inline const auto kWish = schema::object<NamedWish>("OrderWish")
                              .optional("ticket_type_id", &NamedWish::type, schema::id<TicketTypeId>())
                              .optional("bundle_id", &NamedWish::bundle, schema::id<BundleId>())
                              .field("quantity", &NamedWish::quantity, schema::integer(1, 1000));

inline schema::Reader<Wish> wish()
{
    return {[](const json::Value& v, const std::string& at, schema::Faults& faults) -> std::optional<Wish> {
                const auto before = faults.size();
                const auto named = kWish(v, at, faults);
                if (!named || faults.size() > before) return {};
                if (named->type.has_value() == named->bundle.has_value()) {
                    schema::complain(
                        faults, at, "required", "must name a ticket_type_id, or a bundle_id in its place");
                    return {};
                }
                return Wish{named->type ? ItemId(*named->type) : ItemId(*named->bundle), named->quantity};
            },
        kWish.shape()};
}

inline const auto kBuyer = schema::object<Buyer>("BuyerInput")
                               .field("name", &Buyer::name, schema::text(1, 200))
                               .field("email", &Buyer::email, schema::email())
                               .optional("phone", &Buyer::phone, schema::phone());

inline const auto kPlaceOrder =
    schema::object<PlaceOrder>("PlaceOrder")
        .field("event_id", &PlaceOrder::event, schema::id<EventId>())
        .field("lines", &PlaceOrder::lines, schema::list(wish(), 1, 20))
        .field("buyer", &PlaceOrder::buyer, schema::nested(kBuyer))
        .optional("expected_total", &PlaceOrder::expected_total, schema::money(0))
        .optional("discount_code", &PlaceOrder::discount_code, schema::text(0, 200))
        .optional("offer_id", &PlaceOrder::offer, schema::id<inventory::OfferId>());

inline const auto kMyOrders = page::query<PageQuery>("MyOrdersQuery");

inline const auto kOrdersOfEvent = page::query<OrdersQuery>("OrdersQuery")
                                       .optional("q", &OrdersQuery::q, schema::text(0, 200))
                                       .optional("status", &OrdersQuery::status, schema::choice<Status>());

}  // namespace gatehouse::orders
