// An event's tickets as the organizer sees them.

#include <algorithm>
#include <set>

#include "common/audit.hpp"
#include "common/csv.hpp"
#include "common/http/page.hpp"
#include "common/time.hpp"
#include "modules/events/service.hpp"
#include "modules/inventory/service.hpp"
#include "modules/tickets/repository.hpp"
#include "modules/tickets/said_repository.hpp"
#include "modules/tickets/service.hpp"

namespace gatehouse::tickets {

namespace {

constexpr int kChunk = 1000;

void require_organizer(
    const Context& context, db::Session& session, const auth::Caller& caller, const EventId& event)
{
    events::Service(context).require_manageable(session, caller, event, organizations::Permission::events);
}

// With what was answered about each ticket, and about its order.
std::vector<Attendee> with_answers(db::Session& session, std::vector<Ticket> tickets)
{
    std::set<OrderId> orders;
    for (const auto& ticket : tickets) orders.insert(ticket.order);
    const auto answers = repo::answers_of(session, {orders.begin(), orders.end()});
    std::vector<Attendee> out;
    for (auto& ticket : tickets) {
        auto& attendee = out.emplace_back(Attendee{std::move(ticket), {}});
        const auto of_order = answers.find(attendee.ticket.order);
        if (of_order == answers.end()) continue;
        // What was said about a ticket was said about who had it then.
        const auto about = attendee.ticket.transfer ? 0 : attendee.ticket.serial;
        for (const auto& answer : of_order->second)
            if (answer.serial == 0 || answer.serial == about) attendee.answers.push_back(answer);
    }
    return out;
}

std::vector<std::string> headings(const std::vector<inventory::Question>& questions)
{
    std::vector<std::string> out{"Ticket", "Order", "Type", "Name", "E-mail", "Buyer", "Status",
        "Checked in at (UTC)", "Issued at (UTC)"};
    for (const auto& question : questions) out.push_back(question.label);
    return out;
}

std::vector<std::string> cells(const Attendee& a, const std::vector<inventory::Question>& questions)
{
    const auto& t = a.ticket;
    std::vector<std::string> out{t.number, t.order_number, t.type_name, t.holder.name, t.holder.email,
        t.buyer_name, to_string(t.status), t.used_at ? to_rfc3339(*t.used_at) : "", to_rfc3339(t.created_at)};
    for (const auto& question : questions) {
        const auto answer = std::ranges::find(a.answers, question.id, &Answered::question);
        out.push_back(answer == a.answers.end() ? "" : answer->text);
    }
    return out;
}

}  // namespace

Page<Attendee> Service::attendees(
    const auth::Caller& caller, const EventId& event, const AttendeeQuery& query) const
{
    std::optional<repo::After> after;
    if (!query.cursor.empty()) {
        const auto parts = page::split(query.cursor, 2);
        after = repo::After{parts[0], page::id<TicketId>(parts[1])};
    }
    return context_.db.read([&](db::Session& session) {
        require_organizer(context_, session, caller, event);
        auto tickets = page::cut(
            repo::of_event(session, event, query, after, query.limit + 1), query.limit, [](const Ticket& t) {
                return std::vector{t.holder.name, t.id.str()};
            });
        return Page<Attendee>{with_answers(session, std::move(tickets.items)), tickets.next_cursor};
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
        const auto questions = inventory::Service(context_).questions(session, event);
        csv::Table table(headings(questions));
        std::optional<repo::After> after;
        for (std::size_t got = kChunk; got == kChunk;) {
            auto tickets = repo::of_event(session, event, filter, after, kChunk);
            got = tickets.size();
            if (!tickets.empty()) after = repo::After{tickets.back().holder.name, tickets.back().id};
            for (const auto& attendee : with_answers(session, std::move(tickets)))
                table.add(cells(attendee, questions));
        }
        return table.take();
    });
}

}  // namespace gatehouse::tickets
