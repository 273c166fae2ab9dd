// Posts and scans by person.

#include "modules/scanning/personal.hpp"

#include <map>

#include "common/time.hpp"
#include "modules/events/service.hpp"
#include "modules/tickets/personal.hpp"

namespace gatehouse::scanning {

namespace {

struct Post {
    EventId event;
    std::string role;
    Time since;
    std::optional<Time> ends_at;
};

std::vector<Post> posts_of(db::Session& session, const UserId& user)
{
    return session.all(
        "SELECT event_id, role, created_at, ends_at FROM event_staff WHERE user_id = ? ORDER BY created_at",
        [](const db::Row& row) {
            return Post{row.id<EventId>(1), row.text(2), row.time(3), row.find_time(4)};
        },
        user);
}

personal::File posts_file(const Context& context, db::Session& session, const std::vector<Post>& posts)
{
    std::vector<EventId> ids;
    for (const auto& post : posts) ids.push_back(post.event);
    const auto events = events::Service(context).briefs(session, ids);
    json::Writer out;
    out.array();
    for (const auto& post : posts) {
        const auto event = events.find(post.event);
        out.object()
            .member("event", event == events.end() ? "" : event->second.name)
            .member("event_id", post.event.str())
            .member("role", post.role)
            .member("since", to_rfc3339(post.since));
        if (post.ends_at) out.member("ends_at", to_rfc3339(*post.ends_at));
        out.end_object();
    }
    return {"staff_posts.json", out.end_array().take()};
}

void write_scan(const db::Row& row, json::Writer& out)
{
    out.member("event_id", row.id<EventId>("event_id").str())
        .member("type", row.text("type"))
        .member("gate", row.text("gate"))
        .member("result", row.text("result"))
        .member("at", to_rfc3339(row.time("scanned_at")));
}

// Their own posts, so that the index by event and person is used. Whose ticket it was is that person's own.
personal::File scans_file(db::Session& session, const UserId& user)
{
    constexpr db::Sql kDone = R"sql(
        SELECT c.event_id, c.type, c.gate, c.result, c.scanned_at
          FROM event_staff s JOIN scans c ON c.event_id = s.event_id AND c.staff_id = s.user_id
         WHERE s.user_id = ? ORDER BY c.scanned_at DESC LIMIT 10000
    )sql";
    return {"scans_by_you.json", personal::rows(session, kDone, write_scan, user)};
}

personal::File visits_file(db::Session& session, const UserId& user)
{
    const auto tickets = tickets::tickets_of(session, user);
    std::map<TicketId, std::string> numbers(tickets.begin(), tickets.end());
    std::vector<TicketId> ids;
    for (const auto& [id, number] : tickets) ids.push_back(id);
    json::Writer out;
    out.array();
    if (!ids.empty())
        session.all_in(
            "SELECT ticket_id, event_id, type, gate, result, scanned_at FROM scans WHERE ticket_id IN (?*)",
            [&](const db::Row& row) {
                out.object().member("ticket", numbers[row.id<TicketId>("ticket_id")]);
                write_scan(row, out);
                out.end_object();
                return 0;
            },
            ids);
    return {"scans_of_your_tickets.json", out.end_array().take()};
}

}  // namespace

personal::Files personal_data(const Context& context, db::Session& session, const personal::Subject& who)
{
    return {posts_file(context, session, posts_of(session, who.user)), scans_file(session, who.user),
        visits_file(session, who.user)};
}

void erase(db::Tx& tx, const UserId& user) { tx.exec("DELETE FROM event_staff WHERE user_id = ?", user); }

}  // namespace gatehouse::scanning
