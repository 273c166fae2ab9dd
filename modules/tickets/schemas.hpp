// What requests to this module may say.

#pragma once

#include "common/http/page.hpp"
#include "modules/tickets/types.hpp"

namespace gatehouse::tickets {

inline const auto kMyTickets = page::query<PageQuery>("MyTicketsQuery");

inline const auto kAttendees =
    page::query<AttendeeQuery>("AttendeesQuery")
        .optional("q", &AttendeeQuery::q, schema::text(0, 200))
        .optional("status", &AttendeeQuery::status, schema::choice<Status>())
        .optional("ticket_type_id", &AttendeeQuery::type, schema::id<TicketTypeId>());

}  // namespace gatehouse::tickets
