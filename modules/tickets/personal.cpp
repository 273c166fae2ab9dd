// Tickets by person: what is known of their holder, and how it is forgotten.

#include "modules/tickets/personal.hpp"

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
        SELECT id, event_id, from_user = ? AS given, from_name, from_email, to_name, to_email, created_at, expires_at
          FROM ticket_transfers WHERE from_user = ? OR to_user = ? ORDER BY id
    )sql";
    // The name and the address of the other one are theirs.
    const auto write_transfer = [](const db::Row& row, json::Writer& out) {
        const bool given = !row.null("given") && row.flag("given");
        out.member("id", row.id<TransferId>("id").str())
            .member("event_id", row.id<EventId>("event_id").str())
            .member("direction", given ? "given" : "received")
            .member("name", row.text(given ? "from_name" : "to_name"))
            .member("email", row.text(given ? "from_email" : "to_email"))
            .member("offered_at", to_rfc3339(row.time("created_at")))
            .member("expires_at", to_rfc3339(row.time("expires_at")));
    };
    return {{"tickets.json", personal::rows(session, kTickets, write, who.user)},
        {"transfers.json",
            personal::rows(session, kTransfers, write_transfer, who.user, who.user, who.user)}};
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

void erase(db::Tx& tx, const personal::Subject& who)
{
    const auto& user = who.user;
    const auto email = personal::erased_email(user);
    // What they handed on has their name as its buyer's.
    tx.exec(R"sql(
        UPDATE tickets t JOIN ticket_transfer_tickets i ON i.ticket_id = t.id JOIN ticket_transfers x ON x.id = i.transfer_id
           SET t.buyer_name = ? WHERE x.from_user = ? AND t.buyer_name = x.from_name
    )sql",
        personal::kErasedName, user);
    tx.exec("UPDATE tickets SET buyer_name = ? WHERE user_id = ? AND transfer_id IS NULL",
        personal::kErasedName, user);
    tx.exec("UPDATE tickets SET holder_name = ?, holder_email = ? WHERE user_id = ?", personal::kErasedName,
        email, user);
    tx.exec("UPDATE ticket_transfers SET from_name = ?, from_email = ? WHERE from_user = ?",
        personal::kErasedName, email, user);
    tx.exec("UPDATE ticket_transfers SET to_name = ?, to_email = ? WHERE to_user = ?", personal::kErasedName,
        email, user);
    if (!who.verified) return;
    // What came to their address without their account.
    tx.exec(R"sql(
        UPDATE tickets t JOIN ticket_transfers x ON x.id = t.transfer_id SET t.holder_name = ?, t.holder_email = ?
         WHERE x.to_email = ? AND x.to_user IS NULL AND t.user_id IS NULL
    )sql",
        personal::kErasedName, email, who.email);
    tx.exec("UPDATE ticket_transfers SET to_name = ?, to_email = ? WHERE to_email = ? AND to_user IS NULL",
        personal::kErasedName, email, who.email);
}

}  // namespace gatehouse::tickets
