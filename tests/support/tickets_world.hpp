// Published events and tickets for them, made through the services that own them.

#pragma once

#include "modules/events/editor.hpp"
#include "modules/tickets/service.hpp"
#include "tests/support/organizations_world.hpp"

namespace gatehouse::support {

struct TicketsWorld : OrganizationsWorld {
    Person organizer = person("Olga Organizer");
    tickets::Service tickets{context};

    events::NewEvent plan(const std::string& name = "Łódź 東京 Night")
    {
        events::NewEvent wanted;
        wanted.name = name;
        wanted.starts_at = std::chrono::floor<std::chrono::seconds>(clock.at + std::chrono::hours(24 * 30));
        wanted.ends_at = wanted.starts_at + std::chrono::hours(4);
        wanted.zone = "America/Chicago";
        wanted.currency = "USD";
        wanted.venue = events::Venue{"Hall", "1 Main St", "Chicago", "IL", "60601", "US", {}, {}};
        return wanted;
    }

    // A published event of the organizer.
    EventId event(const events::NewEvent& wanted)
    {
        const auto id = events::Editor(context).create(organizer.caller, wanted).id;
        context.db.transact(
            [&](db::Tx& tx) { events::Service(context).publish(tx, organizer.caller, id, {}); });
        return id;
    }
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
