// A person's tickets over all events. When events are is not in our table, so the events are sorted here:
// people have few.

#include <unordered_map>

#include "common/http/page.hpp"
#include "modules/events/service.hpp"
#include "modules/tickets/repository.hpp"
#include "modules/tickets/service.hpp"

namespace gatehouse::tickets {

namespace {

// To come, soonest first; then past, latest first.
std::vector<repo::Share> in_order(
    const Context& context, db::Session& session, std::vector<repo::Share> shares)
{
    std::vector<EventId> ids;
    for (const auto& share : shares) ids.push_back(share.event);
    const auto events = events::Service(context).briefs(session, ids);
    const auto now = context.clock.now();
    std::erase_if(shares, [&](const auto& share) { return !events.contains(share.event); });
    std::ranges::sort(shares, {}, [&](const repo::Share& share) {
        const auto& event = events.at(share.event);
        const bool past = event.ends_at <= now;
        const auto starts = event.starts_at.time_since_epoch().count();
        return std::tuple(past, past ? -starts : starts, share.event);
    });
    return shares;
}

// The events that a page needs: from the cursor's on, until there are enough tickets.
std::vector<EventId> needed(
    const std::vector<repo::Share>& shares, const std::optional<EventId>& from, int tickets)
{
    std::vector<EventId> events;
    auto share = from ? std::ranges::find(shares, *from, &repo::Share::event) : shares.begin();
    // The cursor's event itself is counted out: all of its tickets may have been shown.
    for (int enough = 0; share != shares.end() && enough < tickets; ++share) {
        if (share->event != from) enough += share->tickets;
        events.push_back(share->event);
    }
    return events;
}

}  // namespace

Page<Ticket> Service::mine(const auth::Caller& caller, const PageQuery& query) const
{
    const auto& user = caller.require_user();
    std::optional<EventId> from;
    TicketId after;
    if (!query.cursor.empty()) {
        const auto parts = page::split(query.cursor, 2);
        from = page::id<EventId>(parts[0]);
        after = page::id<TicketId>(parts[1]);
    }
    return context_.db.read([&](db::Session& session) {
        const auto events =
            needed(in_order(context_, session, repo::shares_of(session, user)), from, query.limit + 1);
        std::unordered_map<EventId, std::size_t> rank;
        for (std::size_t i = 0; i < events.size(); ++i) rank[events[i]] = i;
        auto tickets = repo::of_user_at(session, user, events);
        std::erase_if(tickets, [&](const Ticket& t) { return from && t.event == *from && t.id <= after; });
        std::ranges::sort(tickets, {}, [&](const Ticket& t) { return std::tuple(rank.at(t.event), t.id); });
        return page::cut(std::move(tickets), query.limit, [](const Ticket& t) {
            return std::vector{t.event.str(), t.id.str()};
        });
    });
}

}  // namespace gatehouse::tickets
