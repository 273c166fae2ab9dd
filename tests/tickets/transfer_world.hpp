// Tickets that are offered and handed on.

#pragma once

#include "common/auth/one_time.hpp"
#include "common/auth/order_secret.hpp"
#include "modules/tickets/transfers.hpp"
#include "tests/support/offers.hpp"
#include "tests/support/tickets_world.hpp"

namespace gatehouse::tickets {

struct TransferWorld {
    support::TicketsWorld world;
    Transfers transfers{world.context};
    EventId event = world.event();
    using Tickets = std::vector<Ticket>;

    // A guest's, of an order of theirs.
    Tickets sold(int quantity = 1) { return world.issue(world.order(event, quantity)); }
    auth::Caller buyer(const Ticket& ticket)
    {
        auth::Caller caller;
        caller.order_secret =
            auth::order_secret::make(world.context.config, ticket.order, ticket.secret_version);
        return caller;
    }
    auth::Caller with(const std::string& secret)
    {
        auth::Caller caller;
        caller.order_secret = secret;
        return caller;
    }
    // Offers it, and returns the token of the mailed link.
    std::string offer(const auth::Caller& caller, const Ticket& ticket,
        const std::string& email = "rita@example.org", const std::vector<TicketId>& others = {})
    {
        transfers.offer(caller, ticket.id, {email, others});
        return support::link_of(world.context, ticket.id);
    }
    std::string offer(const Ticket& ticket) { return offer(buyer(ticket), ticket); }
    Ticket now(const Ticket& ticket)
    {
        return *world.context.db.read(
            [&](db::Session& session) { return world.tickets.find(session, ticket.id); });
    }
    int told(const std::string& topic, const std::string& token)
    {
        const auto id = auth::one_time::id_of(world.context.config, kTransferPurpose, token);
        return world.told(topic, id.value());
    }
};

}  // namespace gatehouse::tickets
