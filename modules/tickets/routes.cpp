// The whole HTTP surface of this module.

#include "modules/tickets/routes.hpp"

#include "modules/tickets/handlers.hpp"
#include "modules/tickets/schemas.hpp"

namespace gatehouse::tickets {

using enum http::Access;
using http::gives;
using http::gives_content;
using http::takes;
using http::takes_nothing;
using http::takes_query;

const http::Routes& routes()
{
    static constexpr http::Limit kRead{"tickets.read", 240, 60};
    // Each offer is a mail to an address that somebody typed.
    static constexpr http::Limit kOffer{"tickets.transfer", 60, 3600};
    static constexpr http::Limit kTransfer{"tickets.accept", 60, 60, http::By::address};
    static constexpr http::Limit kFile{"tickets.file", 300, 60};
    static constexpr http::Limit kPrint{"tickets.print", 30, 60};
    static constexpr http::Limit kExport{"tickets.export", 20, 60};

    // clang-format off
    static const http::Routes routes{
        {"GET", "/api/orders/{id}/tickets", order, kRead, takes_nothing(), gives(view_of_items(ticket_view())),
            handlers::of_order, "The tickets of an order; none until it is complete"},
        {"GET", "/api/orders/{id}/tickets.pdf", order, kPrint, takes_nothing(), gives_content("application/pdf"),
            handlers::order_pdf, "All tickets of an order to print, one a page"},
        {"GET", "/api/tickets", signed_in, kRead, takes_query(kMyTickets), gives(page::view_of(ticket_view())),
            handlers::mine, "My tickets: events to come first, soonest first"},
        {"GET", "/api/tickets/{id}", order, kRead, takes_nothing(), gives(ticket_view()),
            handlers::show, "One ticket"},
        {"POST", "/api/tickets/{id}/transfer", order, kOffer, takes(kTransferOffer), gives(ticket_view(), 201),
            handlers::offer, "Offer the ticket, and others with it, to somebody by mail", http::Idempotency::accepted},
        {"DELETE", "/api/tickets/{id}/transfer", order, kRead, takes_nothing(), gives(ticket_view()),
            handlers::withdraw, "Take the offer back"},
        {"GET", "/api/transfers/{token}", anyone, kTransfer, takes_nothing(), gives(transfer_view()),
            handlers::show_transfer, "What the link of a mail offers"},
        {"POST", "/api/transfers/{token}/accept", anyone, kTransfer, takes(kTransferAcceptance), gives(transfer_view()),
            handlers::accept, "Take the tickets over: the codes of before are dead at once", http::Idempotency::accepted},
        {"GET", "/api/tickets/{id}/qr.svg", order, kFile, takes_nothing(), gives_content("image/svg+xml"),
            handlers::qr_svg, "Its QR code as a drawing"},
        {"GET", "/api/tickets/{id}/qr.png", order, kFile, takes_nothing(), gives_content("image/png"),
            handlers::qr_png, "Its QR code as an image"},
        {"GET", "/api/tickets/{id}/ticket.pdf", order, kFile, takes_nothing(), gives_content("application/pdf"),
            handlers::ticket_pdf, "The ticket to print"},
        {"GET", "/api/events/{id}/attendees", member, kRead, takes_query(kAttendees), gives(page::view_of(attendee_view())),
            handlers::attendees, "Who comes, by name"},
        {"GET", "/api/events/{id}/attendees.csv", member, kExport, takes_query(kExportedAttendees), gives_content("text/csv"),
            handlers::attendees_csv, "Who comes, all in one file for spreadsheets"},
    };
    // clang-format on
    return routes;
}

}  // namespace gatehouse::tickets
