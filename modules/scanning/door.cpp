// What staff sees besides the scan itself.

#include <algorithm>
#include <set>
#include <unordered_map>

#include "modules/scanning/counters.hpp"
#include "modules/scanning/repository.hpp"
#include "modules/scanning/rules.hpp"
#include "modules/scanning/service.hpp"

namespace gatehouse::scanning {

namespace {

constexpr int kMostFound = 20, kMostRecent = 20, kMostEvents = 100;

std::vector<Overview::PerDay> by_day(const std::vector<inventory::Day>& days,
    const std::vector<tickets::ExpectedOn>& expected, const std::unordered_map<int, int>& admitted)
{
    std::vector<Overview::PerDay> out;
    for (const auto& day : days) {
        auto& counts = out.emplace_back(Overview::PerDay{day, 0, 0});
        for (const auto& [mask, count] : expected)
            if (admits(mask, day.number)) counts.expected += count;
        if (const auto on = admitted.find(day.number); on != admitted.end()) counts.admitted = on->second;
    }
    return out;
}

}  // namespace

events::Facts Service::require_staff(
    db::Session& session, const auth::Caller& caller, const EventId& id) const
{
    const auto event = events_.find(session, id);
    if (!event) throw Error(kNotFound, id.str());
    const auto user = caller.require_user();
    if (repo::find_staff(session, id, user, context_.clock.now())) return *event;
    if (events_.may(session, caller, *event, organizations::Permission::events)) return *event;
    throw Error(kNotFound, "no staff of " + id.str());
}

std::vector<tickets::Ticket> Service::lookup(
    const auth::Caller& caller, const EventId& event, const std::string& q) const
{
    return context_.db.read([&](db::Session& session) {
        require_staff(session, caller, event);
        return tickets_.search(session, event, q, kMostFound);
    });
}

Overview Service::overview(const auth::Caller& caller, const EventId& event) const
{
    return context_.db.read([&](db::Session& session) {
        const auto facts = require_staff(session, caller, event);
        const auto days = inventory_.days(session, event, facts.zone);
        const int today = day_number(days, context_.clock.now());
        Overview o;
        if (!days.empty())
            o.per_day =
                by_day(days, tickets_.expected_on(session, event), repo::admitted_by_day(session, event));
        std::unordered_map<ItemId, int> admitted;
        for (const auto& type : repo::admitted_by_type(session, event, today))
            admitted[type.type] = type.count;
        for (const auto& type : tickets_.expected(session, event, day_bit(today))) {
            o.per_type.push_back({type.type, type.name, type.count, admitted[type.type]});
            o.expected += type.count;
        }
        for (const auto& [type, count] : admitted) o.admitted += count;
        o.refused = repo::refused(session, event);
        for (const auto& scan : repo::latest_scans(session, event, kMostRecent)) {
            const auto ticket = scan.ticket ? tickets_.find(session, *scan.ticket) : std::nullopt;
            o.recent.push_back({scan.received_at, scan.result, scan.reason, ticket ? ticket->number : "",
                ticket ? ticket->holder.name : "", scan.gate});
        }
        return o;
    });
}

std::optional<DoorState> Service::door(const EventId& id) const
{
    int day = 1;
    auto state = context_.db.read([&](db::Session& session) -> std::optional<DoorState> {
        const auto event = events_.find(session, id);
        if (!event) return {};
        day = day_number(inventory_.days(session, id, event->zone), context_.clock.now());
        DoorState found;
        for (const auto& type : tickets_.expected(session, id)) found.checked_in += type.used;
        return found;
    });
    if (state) state->counts = Counters(context_).read(id, day);
    return state;
}

std::vector<DoorEvent> Service::my_events(const auth::Caller& caller) const
{
    const auto user = caller.require_user();
    const auto now = context_.clock.now();
    auto listed = context_.db.read([&](db::Session& session) {
        const auto organizations = organizations_.where_may(session, user, organizations::Permission::events);
        const auto staffed = repo::events_of_staff(session, user, now);
        const auto owned = events_.of_organizations(session, organizations, now - doors(), kMostEvents);
        std::set<EventId> ids(staffed.begin(), staffed.end());
        ids.insert(owned.begin(), owned.end());

        std::vector<DoorEvent> out;
        const auto briefs = events_.briefs(session, {ids.begin(), ids.end()});
        auto days = inventory_.days(session, briefs);
        for (const auto& [id, e] : briefs)
            if (e.status == events::Status::published && e.ends_at > now - doors())
                out.push_back({id, e.name, e.slug, e.zone, e.venue ? e.venue->name : "", e.starts_at,
                    e.ends_at, day_number(days[id], now), {}});
        return out;
    });
    std::ranges::sort(listed, {}, [](const DoorEvent& e) { return std::pair(e.starts_at, e.id); });
    const Counters counters(context_);
    for (auto& event : listed) event.counts = counters.read(event.id, event.day);
    return listed;
}

std::vector<Scan> Service::scans_of(db::Session& session, const std::vector<TicketId>& tickets) const
{
    return tickets.empty() ? std::vector<Scan>() : repo::scans_of(session, tickets);
}

}  // namespace gatehouse::scanning
