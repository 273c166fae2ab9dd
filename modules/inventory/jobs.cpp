#include "modules/inventory/jobs.hpp"

#include <algorithm>

#include "common/live.hpp"
#include "common/obs/log.hpp"
#include "common/time.hpp"
#include "modules/inventory/codes.hpp"
#include "modules/inventory/drift.hpp"
#include "modules/inventory/lifecycle.hpp"
#include "modules/inventory/repository.hpp"
#include "modules/inventory/service.hpp"

namespace gatehouse::inventory {

using namespace std::chrono_literals;

namespace {

constexpr int kMostMarks = 500;
constexpr const char* kSwept = "inventory:swept";

// Marks become one state message per event and beat, so bursts are coalesced to five a second (RTM-4).
int publish_availability(const Context& context)
{
    const Service service(context);
    const auto marked = live::take_marked_events(context, kMostMarks);
    for (const auto& event : marked) {
        try {
            if (const auto state = service.refresh(event))
                live::publish(context, "event/" + event.str(), "state", service.availability_json(*state));
        } catch (const std::exception& e) {
            live::mark_event(context, event);  // the next beat tries again
            log::warning("availability not published", {{"event", event.str()}, {"why", e.what()}});
        }
    }
    // Marks that came meanwhile wait for the next beat; more than one batch does not.
    return marked.size() == kMostMarks ? kMostMarks : 0;
}

// The last sweep's moment; a day ago when Redis does not know.
Time swept_at(const Context& context, Time now)
{
    const auto stored = context.redis.get(kSwept);
    const auto at = stored ? parse_rfc3339(*stored) : std::nullopt;
    return std::max(at.value_or(now - 24h), now - 24h);
}

// Sales that began or ended since the last sweep: nobody touched a row, yet lists and pages must change.
int sweep_windows(const Context& context)
{
    const auto now = context.clock.now();
    const auto since = swept_at(context, now);
    const auto changed = context.db.read([&](db::Session& session) {
        auto events = repo::events_with_windows_between(session, since, now);
        for (const auto& event : events::Service(context).ended_between(session, since, now))
            events.push_back(event);
        return events;
    });
    for (const auto& event : changed) live::mark_event(context, event);
    context.redis.set(kSwept, to_rfc3339(now), 48h);
    Codes(context).end_reserves();
    return 0;
}

// Alarms; what to do about it is a person's decision (gatehouse-admin repair).
int watch_counters(const Context& context)
{
    Drift(context).watch();
    return 0;
}

void forget_event(const Context& context, const outbox::News& news)
{
    Lifecycle(context).forget(EventId(news.subject));
}

}  // namespace

std::vector<sched::Job> jobs()
{
    return {
        {"inventory.publish_availability", 200ms, publish_availability},
        {"inventory.sweep_windows", 10s, sweep_windows},
        {"inventory.watch_counters", 5min, watch_counters},
    };
}

std::vector<outbox::Subscription> subscriptions() { return {{"event.deleted", "inventory", forget_event}}; }

}  // namespace gatehouse::inventory
