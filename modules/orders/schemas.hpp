// What requests to this module may say.

#pragma once

#include "common/http/page.hpp"
#include "common/json/readers.hpp"
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

inline const auto kGivenAnswer =
    schema::object<inventory::GivenAnswer>("GivenAnswer")
        .field("question_id", &inventory::GivenAnswer::question, schema::id<QuestionId>())
        .field("value", &inventory::GivenAnswer::value,
            schema::list(schema::long_text(inventory::kLongAnswer), 0, inventory::kMostOptions));

inline schema::Reader<std::vector<inventory::GivenAnswer>> answers()
{
    return schema::list(kGivenAnswer, 0, inventory::kMostQuestions);
}

inline const auto kAboutTicket = schema::object<AboutTicket>("AboutTicket")
                                     .optional("name", &AboutTicket::name, schema::text(0, 200))
                                     .optional("email", &AboutTicket::email, schema::email_or_none())
                                     .optional("answers", &AboutTicket::answers, answers());

inline const auto kPlaceOrder =
    schema::object<PlaceOrder>("PlaceOrder")
        .field("event_id", &PlaceOrder::event, schema::id<EventId>())
        .field("lines", &PlaceOrder::lines, schema::list(wish(), 1, 20))
        .field("buyer", &PlaceOrder::buyer, schema::nested(kBuyer))
        .optional("expected_total", &PlaceOrder::expected_total, schema::money(0))
        .optional("discount_code", &PlaceOrder::discount_code, schema::text(0, 200))
        .optional("offer_id", &PlaceOrder::offer, schema::id<inventory::OfferId>())
        .optional("answers", &PlaceOrder::answers, answers())
        .optional("tickets", &PlaceOrder::tickets, schema::list(kAboutTicket, 0, kMostNamed));

inline const auto kNewEmail =
    schema::object<NewEmail>("NewBuyerEmail").field("email", &NewEmail::email, schema::email());

inline const auto kMyOrders = page::query<PageQuery>("MyOrdersQuery");

template <class Q>
schema::Object<Q> with_filter(schema::Object<Q> of)
{
    return std::move(of)
        .optional("q", &OrdersFilter::q, schema::text(0, 200))
        .optional("status", &OrdersFilter::status, schema::choice<Status>())
        .optional("method", &OrdersFilter::method, schema::choice<Method>())
        .optional("origin", &OrdersFilter::origin, schema::choice<Origin>());
}
inline const auto kOrdersOfEvent = with_filter(page::query<OrdersQuery>("OrdersQuery"));
inline const auto kExportedOrders = with_filter(schema::object<OrdersFilter>("ExportedOrdersQuery"));

}  // namespace gatehouse::orders
