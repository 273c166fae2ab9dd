// The whole HTTP surface of this module.

#include "modules/orders/routes.hpp"

#include "modules/orders/handlers.hpp"
#include "modules/orders/schemas.hpp"

namespace gatehouse::orders {

using enum http::Access;
using http::gives;
using http::gives_content;
using http::gives_nothing;
using http::takes;
using http::takes_nothing;
using http::takes_query;

const http::Routes& routes()
{
    static constexpr http::Limit kPurchase{"orders.place", 30, 60};
    static constexpr http::Limit kRead{"orders.read", 240, 60};
    static constexpr http::Limit kFigures{"orders.figures", 60, 60};
    static constexpr http::Limit kMail{"orders.mail", 30, 60};
    static constexpr http::Limit kExport{"orders.export", 20, 60};
    static constexpr http::Limit kListen{"live.listen", 600, 60};

    // The table owns it: one for each process.
    const auto place = [office = std::make_shared<BoxOffice>()](
                           const http::Request& request, const PlaceOrder& wanted, const Context& context) {
        return handlers::place(*office, request, wanted, context);
    };

    // clang-format off
    static const http::Routes routes{
        {"POST", "/api/orders", anyone, kPurchase, takes(kPlaceOrder), gives(placed_view(), 201),
            place, "Hold tickets and open an order", http::Idempotency::required},
        {"GET", "/api/orders", signed_in, kRead, takes_query(kMyOrders), gives(page::view_of(order_view())),
            handlers::mine, "My orders, latest first"},
        {"GET", "/api/orders/{id}", order, kRead, takes_nothing(), gives(order_view()),
            handlers::show, "One order with its payments and refunds"},
        {"POST", "/api/orders/{id}/cancel", order, kPurchase, takes_nothing(), gives(order_view()),
            handlers::cancel, "Give an open order up; its tickets go back on sale"},
        {"POST", "/api/orders/{id}/resend", member, kMail, takes_nothing(), gives(order_view()),
            handlers::resend, "Mail the tickets to their buyer once more"},
        {"PUT", "/api/orders/{id}/email", member, kMail, takes(kNewEmail), gives(order_view()),
            handlers::change_email, "Send the tickets to another address; what went to the old one is dead"},
        {"GET", "/api/events/{id}/orders", member, kRead, takes_query(kOrdersOfEvent), gives(page::view_of(order_view())),
            handlers::of_event, "An event's orders, latest first"},
        {"GET", "/api/events/{id}/orders.csv", member, kExport, takes_query(kExportedOrders), gives_content("text/csv"),
            handlers::orders_csv, "An event's orders, all in one file for spreadsheets"},
        {"GET", "/api/events/organizer", signed_in, kRead, takes_query(events::organizer_query()),
            gives(page::view_of(own_event_view())), handlers::own_events, "My organizations' events with what they sold, latest first"},
        {"GET", "/api/events/{id}/dashboard", member, kFigures, takes_nothing(), gives(dashboard_view()),
            handlers::dashboard, "An event's sale at a glance"},
        {"GET", "/api/organizations/{id}/usage", member, kFigures, takes_nothing(), gives(usage_view()),
            handlers::usage, "What an organization used, by month"},
        {"GET", "/api/orders/{id}/live", order, kListen, takes_nothing(), gives_nothing(),
            handlers::listen, "Whether I may listen to /live/order/{id}; nginx asks when somebody connects"},
        {"GET", "/api/events/{id}/live", member, kListen, takes_nothing(), gives_nothing(),
            handlers::listen_to_event, "Whether I may listen to /live/organizer/{id}; nginx asks when somebody connects"},
    };
    // clang-format on
    return routes;
}

}  // namespace gatehouse::orders
