// The whole HTTP surface of this module.

#include "modules/scanning/routes.hpp"

#include "modules/scanning/handlers.hpp"
#include "modules/scanning/render.hpp"

namespace gatehouse::scanning {

using enum http::Access;
using http::gives;
using http::gives_nothing;
using http::Idempotency;
using http::takes;
using http::takes_nothing;
using http::takes_query;

const http::Routes& routes()
{
    // One person's device at a busy gate scans once a second; eight devices may share an account.
    static constexpr http::Limit kScan{"scan", 1200, 60};
    static constexpr http::Limit kRead{"scanning.read", 240, 60};
    static constexpr http::Limit kStaff{"scanning.staff", 60, 60};
    // The answer tells whether an address has an account: enough for a crew, too few for a directory.
    static constexpr http::Limit kInvite{"scanning.invite", 40, 3600};

    // clang-format off
    static const http::Routes routes{
        {"POST", "/api/scans", staff, kScan, takes(kScanRequest), gives(answer_view()),
            handlers::scan, "Scan a ticket at the door"},
        {"POST", "/api/scans/manual", staff, kScan, takes(kManualRequest), gives(answer_view()),
            handlers::admit, "Admit a ticket by hand, with a reason"},
        {"GET", "/api/scanner/events", signed_in, kRead, takes_nothing(), gives(view_of_items(door_event_view())),
            handlers::my_events, "The events I may scan at"},
        {"GET", "/api/events/{id}/checkin", staff, kRead, takes_nothing(), gives(overview_view()),
            handlers::overview, "The door at a glance"},
        {"GET", "/api/events/{id}/attendees/lookup", staff, kRead, takes_query(kLookupQuery), gives(view_of_items(found_view())),
            handlers::lookup, "Find a ticket by name, e-mail, order or ticket number"},
        {"GET", "/api/events/{id}/staff", member, kRead, takes_nothing(), gives(view_of_items(staff_view())),
            handlers::staff, "Who may scan at the event"},
        {"POST", "/api/events/{id}/staff", member, kInvite, takes(kStaffRequest), gives(staff_view(), 201),
            handlers::add_staff, "Let somebody scan at the event", Idempotency::accepted},
        {"DELETE", "/api/events/{id}/staff/{user_id}", member, kStaff, takes_nothing(), gives_nothing(),
            handlers::remove_staff, "End somebody's access to the door"},
    };
    // clang-format on
    return routes;
}

}  // namespace gatehouse::scanning
