// An event's tickets as the organizer sees them.

#include "common/audit.hpp"
#include "common/csv.hpp"
#include "common/http/page.hpp"
#include "common/time.hpp"
#include "modules/events/service.hpp"
#include "modules/tickets/repository.hpp"
#include "modules/tickets/service.hpp"

namespace gatehouse::tickets {

namespace {

constexpr int kChunk = 1000;

void require_organizer(
    const Context& context, db::Session& session, const auth::Caller& caller, const EventId& event)
{
    events::Service(context).require_manageable(session, caller, event, organizations::Permission::events);
}

std::vector<std::string> cells(const Ticket& t)
{
    return {t.number, t.order_number, t.type_name, t.holder.name, t.holder.email, t.buyer_name,
        to_string(t.status), t.used_at ? to_rfc3339(*t.used_at) : "", to_rfc3339(t.created_at)};
}

}  // namespace

Page<Ticket> Service::attendees(
    const auth::Caller& caller, const EventId& event, const AttendeeQuery& query) const
{
    std::optional<repo::After> after;
    if (!query.cursor.empty()) {
        const auto parts = page::split(query.cursor, 2);
        after = repo::After{parts[0], page::id<TicketId>(parts[1])};
    }
    return context_.db.read([&](db::Session& session) {
        require_organizer(context_, session, caller, event);
        return page::cut(
            repo::of_event(session, event, query, after, query.limit + 1), query.limit, [](const Ticket& t) {
                return std::vector{t.holder.name, t.id.str()};
            });
    });
}

std::string Service::attendees_csv(
    const auth::Caller& caller, const EventId& event, const AttendeeFilter& filter) const
{
    // Everybody's name and address leave the house with this file.
    context_.db.transact([&](db::Tx& tx) {
        const auto facts = events::Service(context_).require_manageable(
            tx, caller, event, organizations::Permission::events);
        audit::record(tx, context_.clock.now(), caller,
            {"attendees.exported", "event", event.uuid(), facts.organization, ""});
    });
    return context_.db.read([&](db::Session& session) {
        csv::Table table({"Ticket", "Order", "Type", "Name", "E-mail", "Buyer", "Status",
            "Checked in at (UTC)", "Issued at (UTC)"});
        std::optional<repo::After> after;
        for (std::size_t got = kChunk; got == kChunk;) {
            const auto tickets = repo::of_event(session, event, filter, after, kChunk);
            for (const auto& ticket : tickets) table.add(cells(ticket));
            if (!tickets.empty()) after = repo::After{tickets.back().holder.name, tickets.back().id};
            got = tickets.size();
        }
        return table.take();
    });
}

}  // namespace gatehouse::tickets
