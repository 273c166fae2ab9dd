// What requests to this module may say.

#pragma once

#include "common/http/page.hpp"
#include "modules/tickets/types.hpp"

namespace gatehouse::tickets {

inline const auto kMyTickets = page::query<PageQuery>("MyTicketsQuery");

// Adds what narrows the attendees to the schema of a query that can be narrowed so.
template <class Q>
schema::Object<Q> narrowed(schema::Object<Q> query)
{
    return std::move(query)
        .optional("q", &AttendeeFilter::q, schema::text(0, 200))
        .optional("status", &AttendeeFilter::status, schema::choice<Status>())
        .optional("ticket_type_id", &AttendeeFilter::type, schema::id<TicketTypeId>());
}

inline const auto kAttendees = narrowed(page::query<AttendeeQuery>("AttendeesQuery"));
inline const auto kExportedAttendees = narrowed(schema::object<AttendeeFilter>("AttendeesFilter"));

}  // namespace gatehouse::tickets
