// The whole HTTP surface of this module.

#include "modules/queue/routes.hpp"

#include "modules/queue/handlers.hpp"
#include "modules/queue/render.hpp"
#include "modules/queue/schemas.hpp"

namespace gatehouse::queue {

using enum http::Access;
using http::gives;
using http::takes;
using http::takes_nothing;
using http::takes_query;

const http::Routes& routes()
{
    static constexpr http::Limit kJoins{"queue.join", 20, 60};
    static constexpr http::Limit kAddress{"queue.guest", 20, 3600, http::By::address};
    static constexpr http::Limit kConfirm{"queue.confirm", 30, 3600, http::By::address};
    static constexpr http::Limit kRead{"queue.read", 240, 60};
    static constexpr http::Limit kListen{"live.listen", 600, 60};
    static constexpr http::Limit kControl{"queue.control", 60, 60};
    static constexpr http::Limit kMail{"queue.message", 10, 3600};

    // The table owns it: one for each process.
    static const auto hall = std::make_shared<Hall>();
    const auto in_hall = [](auto handler) {
        return [handler](const http::Request& request, const auto&... rest) {
            return handler(*hall, request, rest...);
        };
    };

    // clang-format off
    static const http::Routes routes{
        {"POST", "/api/queue/guests", anyone, kAddress, takes(kGuestRequest), http::NoBody{202},
            handlers::ask_code, "Mail a guest a code that proves the address"},
        {"POST", "/api/queue/guests/confirm", anyone, kConfirm, takes(kGuestConfirmation), gives(guest_token_view()),
            handlers::confirm, "Turn the mailed code into a token to join with"},
        {"POST", "/api/queue/entries", anyone, kJoins, takes(kJoin), gives(entry_view(), 201),
            in_hall(handlers::join), "Join the line for a ticket type or bundle", http::Idempotency::required},
        {"GET", "/api/queue/entries", signed_in, kRead, takes_query(kMine), gives(page::view_of(entry_view())),
            in_hall(handlers::mine), "My places in lines, latest first"},
        {"GET", "/api/queue/entries/{id}", order, kRead, takes_nothing(), gives(entry_view()),
            in_hall(handlers::show), "My place in a line, and what I am offered"},
        {"DELETE", "/api/queue/entries/{id}", order, kControl, takes_nothing(), gives(entry_view()),
            in_hall(handlers::leave), "Leave the line; an offer goes to the next"},
        {"POST", "/api/queue/entries/{id}/rejoin", order, kJoins, takes_nothing(), gives(entry_view()),
            in_hall(handlers::join_again), "Join again at the end after a missed offer"},
        {"GET", "/api/queue/entries/{id}/live", order, kListen, takes_nothing(), http::gives_nothing(),
            in_hall(handlers::listen), "Whether I may listen to /live/queue/{id}; nginx asks when somebody connects"},
        {"GET", "/api/queue/lines/{item_id}", anyone, kRead, takes_nothing(), gives(line_view()),
            in_hall(handlers::line), "The line for a ticket type or bundle"},
        {"GET", "/api/queue/draws/{id}", anyone, kRead, takes_query(kDrawQuery), gives(draw_view()),
            handlers::draw, "A draw with its seed and ranks, for everybody to check"},
        {"GET", "/api/events/{id}/queue", member, kRead, takes_nothing(), gives(view_of_items(own_line_view())),
            in_hall(handlers::lines), "An event's lines with their figures"},
        {"PUT", "/api/queue/lines/{item_id}", member, kControl, takes(kLineChange), gives(own_line_view()),
            in_hall(handlers::change), "Open or pause a line, and say how many are let in a minute"},
        {"GET", "/api/queue/lines/{item_id}/entries", member, kRead, takes_query(kEntriesQuery), gives(page::view_of(person_view())),
            in_hall(handlers::entries), "Who stands in a line, in order"},
        {"POST", "/api/queue/lines/{item_id}/message", member, kMail, takes(kMessage), gives(messaged_view(), 202),
            in_hall(handlers::message), "Mail everybody who waits", http::Idempotency::accepted},
    };
    // clang-format on
    return routes;
}

}  // namespace gatehouse::queue
