// Tickets that are offered to somebody.

#pragma once

#include "modules/tickets/service.hpp"

namespace gatehouse::support {

// The token in the mailed link of the ticket's open offer.
inline std::string link_of(const Context& context, const TicketId& ticket)
{
    const auto transfer = context.db.read([&](db::Session& session) {
        return session.one(
            "SELECT transfer_id FROM ticket_transfer_tickets WHERE open_ticket = ?",
            [](const db::Row& row) { return row.id<tickets::TransferId>(1); }, ticket);
    });
    return tickets::Service(context).transfer_secret(transfer.value());
}

}  // namespace gatehouse::support
