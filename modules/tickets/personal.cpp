// Tickets by person: what is known of their holder, and how it is forgotten.

#include "modules/tickets/personal.hpp"

#include "common/time.hpp"
#include "modules/events/service.hpp"
#include "modules/tickets/said_repository.hpp"

namespace gatehouse::tickets {

namespace {

std::vector<EventId> events_of(db::Session& session, const UserId& user)
{
    return session.all(
        "SELECT DISTINCT event_id FROM tickets WHERE user_id = ?",
        [](const db::Row& row) { return row.id<EventId>(1); }, user);
}

}  // namespace

personal::Files personal_data(const Context& context, db::Session& session, const personal::Subject& who)
{
    constexpr db::Sql kTickets = R"sql(
        SELECT id, number, order_number, event_id, ticket_type, holder_name, holder_email, status, created_at, used_at
          FROM tickets WHERE user_id = ? ORDER BY id
    )sql";
    const auto events = events::Service(context).briefs(session, events_of(session, who.user));
    const auto write = [&](const db::Row& row, json::Writer& out) {
        const auto event = events.find(row.id<EventId>("event_id"));
        out.member("id", row.id<TicketId>("id").str())
            .member("number", row.text("number"))
            .member("order", row.text("order_number"))
            .member("event", event == events.end() ? "" : event->second.name)
            .member("event_id", row.id<EventId>("event_id").str())
            .member("type", row.text("ticket_type"))
            .member("holder_name", row.text("holder_name"))
            .member("holder_email", row.text("holder_email"))
            .member("status", row.text("status"))
            .member("issued_at", to_rfc3339(row.time("created_at")));
        if (const auto used = row.find_time("used_at")) out.member("first_admitted_at", to_rfc3339(*used));
    };
    return {{"tickets.json", personal::rows(session, kTickets, write, who.user)}};
}

personal::Obstacles obstacles(const Context& context, db::Session& session, const UserId& user)
{
    const auto ids = session.all(
        "SELECT DISTINCT event_id FROM tickets WHERE user_id = ? AND status IN ('valid', 'used')",
        [](const db::Row& row) { return row.id<EventId>(1); }, user);
    std::vector<std::string> names;
    for (const auto& [id, event] : events::Service(context).briefs(session, ids))
        if (event.ends_at > context.clock.now() && event.status != events::Status::cancelled)
            names.push_back(event.name);
    if (names.empty()) return {};
    return {{"open_tickets", "There are tickets for what is still to come: " + personal::listed(names) +
                                 ". Wait until it is over, or ask the organizer to take them back."}};
}

std::vector<std::pair<TicketId, std::string>> tickets_of(db::Session& session, const UserId& user)
{
    return session.all(
        "SELECT id, number FROM tickets WHERE user_id = ?",
        [](const db::Row& row) { return std::pair(row.id<TicketId>(1), row.text(2)); }, user);
}

void forget_said(db::Tx& tx, const std::vector<OrderId>& orders) { repo::forget_said(tx, orders); }

void erase(db::Tx& tx, const UserId& user)
{
    tx.exec("UPDATE tickets SET holder_name = ?, holder_email = ?, buyer_name = ? WHERE user_id = ?",
        personal::kErasedName, personal::erased_email(user), personal::kErasedName, user);
}

}  // namespace gatehouse::tickets
