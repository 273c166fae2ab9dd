// Published events and tickets for them, made through the services that own them.

#pragma once

#include "modules/tickets/service.hpp"
#include "tests/support/events_world.hpp"

namespace gatehouse::support {

struct TicketsWorld : EventsWorld {
    tickets::Service tickets{context};

    // A name that every ticket, mail and page has to get through.
    events::NewEvent plan(const std::string& name = "Łódź 東京 Night") { return EventsWorld::plan(name); }

    EventId event(const events::NewEvent& wanted) { return published(wanted).id; }
    EventId event() { return event(plan()); }

    // What a completed order of `quantity` would ask for.
    tickets::IssueRequest order(
        const EventId& event, int quantity = 1, const std::string& holder = "Bo Buyer")
    {
        tickets::IssueRequest wanted;
        wanted.order = new_id<OrderId>(context);
        wanted.order_number = random.code(10);
        wanted.event = event;
        wanted.organization = organizer.organization.id;
        wanted.lines = {{new_id<TicketTypeId>(context), "General", quantity}};
        wanted.holder = {holder, "bo@example.org"};
        return wanted;
    }

    std::vector<tickets::Ticket> issue(const tickets::IssueRequest& wanted)
    {
        return context.db.transact([&](db::Tx& tx) { return tickets.issue(tx, wanted, clock.now()); });
    }

    // The text of a new ticket's code.
    std::string token() { return tickets.sign(issue(order(event()))).front().token; }

    tickets::Verified verify(const std::string& token)
    {
        return context.db.read([&](db::Session& session) { return tickets.verify(session, token); });
    }
};

}  // namespace gatehouse::support
