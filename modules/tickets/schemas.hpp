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

constexpr std::size_t kMostTogether = 20;
inline const auto kTransferOffer =
    schema::object<TransferOffer>("TransferOffer")
        .field("email", &TransferOffer::email, schema::email())
        .optional("tickets", &TransferOffer::tickets, schema::list(schema::id<TicketId>(), 0, kMostTogether));
inline const auto kTransferAcceptance = schema::object<TransferAcceptance>("TransferAcceptance")
                                            .field("name", &TransferAcceptance::name, schema::text(1, 200));

}  // namespace gatehouse::tickets
