// Tickets by person: what is known of their holder, and how it is forgotten.

#include "modules/tickets/personal.hpp"

#include "common/text/email.hpp"
#include "common/time.hpp"
#include "modules/events/service.hpp"
#include "modules/tickets/said_repository.hpp"
#include "modules/tickets/types.hpp"

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
    constexpr db::Sql kTransfers = R"sql(
        SELECT x.id, x.event_id, x.from_user = ? AS given, x.from_name, x.from_email, x.to_name, x.to_email, x.created_at,
               x.expires_at, GROUP_CONCAT(CONCAT(t.number, ' ', i.status) ORDER BY t.number SEPARATOR ', ') AS tickets
          FROM ticket_transfers x JOIN ticket_transfer_tickets i ON i.transfer_id = x.id JOIN tickets t ON t.id = i.ticket_id
         WHERE x.from_user = ? OR x.to_user = ? OR (x.to_email_key = ? AND x.to_user IS NULL) GROUP BY x.id ORDER BY x.id
    )sql";
    // The name and the address of the other one are theirs.
    const auto write_transfer = [](const db::Row& row, json::Writer& out) {
        const bool given = !row.null("given") && row.flag("given");
        out.member("id", row.id<TransferId>("id").str())
            .member("event_id", row.id<EventId>("event_id").str())
            .member("direction", given ? "given" : "received")
            .member("name", row.text(given ? "from_name" : "to_name"))
            .member("email", row.text(given ? "from_email" : "to_email"))
            .member("tickets", row.text("tickets"))
            .member("offered_at", to_rfc3339(row.time("created_at")))
            .member("expires_at", to_rfc3339(row.time("expires_at")));
    };
    return {{"tickets.json", personal::rows(session, kTickets, write, who.user)},
        {"transfers.json", personal::rows(session, kTransfers, write_transfer, who.user, who.user, who.user,
                               who.verified ? text::email_key(who.email) : std::string())}};
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

void erase(db::Tx& tx, const personal::Subject& who, const std::vector<OrderId>& orders)
{
    const auto& user = who.user;
    const auto email = personal::erased_email(user);
    // Also of tickets that are somebody else's by now.
    if (!orders.empty())
        tx.exec_in("UPDATE tickets SET buyer_name = ?, buyer_email = ? WHERE order_id IN (?*)", orders,
            personal::kErasedName, email);
    tx.exec("UPDATE tickets SET holder_name = ?, holder_email = ? WHERE user_id = ?", personal::kErasedName,
        email, user);
    tx.exec(
        "UPDATE ticket_transfers SET from_name = ?, from_email = ?, from_email_key = ? WHERE from_user = ?",
        personal::kErasedName, email, email, user);
    tx.exec("UPDATE ticket_transfers SET to_name = ?, to_email = ?, to_email_key = ? WHERE to_user = ?",
        personal::kErasedName, email, email, user);
    if (!who.verified) return;
    // What came to their address without their account.
    const auto key = text::email_key(who.email);
    tx.exec(R"sql(
        UPDATE ticket_transfers x JOIN ticket_transfer_tickets i ON i.transfer_id = x.id
          JOIN tickets t ON t.id = i.ticket_id AND t.transfer_id = x.id
           SET t.holder_name = ?, t.holder_email = ? WHERE x.to_email_key = ? AND x.to_user IS NULL AND t.user_id IS NULL
    )sql",
        personal::kErasedName, email, key);
    tx.exec(R"sql(
        UPDATE ticket_transfers SET to_name = ?, to_email = ?, to_email_key = ? WHERE to_email_key = ? AND to_user IS NULL
    )sql",
        personal::kErasedName, email, email, key);
}

}  // namespace gatehouse::tickets
