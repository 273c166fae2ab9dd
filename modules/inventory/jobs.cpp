#include "modules/inventory/jobs.hpp"

#include <algorithm>

#include "common/live/marks.hpp"
#include "common/live/turn.hpp"
#include "common/time.hpp"
#include "modules/inventory/codes.hpp"
#include "modules/inventory/drift.hpp"
#include "modules/inventory/lifecycle.hpp"
#include "modules/inventory/repository.hpp"
#include "modules/inventory/service.hpp"

namespace gatehouse::inventory {

using namespace std::chrono_literals;

namespace {

constexpr int kMostMarks = 100;
constexpr const char* kSwept = "inventory:swept";

int publish_availability(const Context& context)
{
    const Service service(context);
    return live::publish_each(
        context, live::kEvent, kMostMarks, [&](const EventId& event) -> std::optional<live::State> {
            const auto availability = service.refresh(event);
            if (!availability) return {};
            return live::State{"state", service.availability_json(*availability)};
        });
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
    live::mark_all(context, live::kEvent, changed);
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
        {"inventory.publish_availability", live::kBeat, publish_availability},
        {"inventory.sweep_windows", 10s, sweep_windows},
        {"inventory.watch_counters", 5min, watch_counters},
    };
}

std::vector<outbox::Subscription> subscriptions() { return {{"event.deleted", "inventory", forget_event}}; }

}  // namespace gatehouse::inventory
