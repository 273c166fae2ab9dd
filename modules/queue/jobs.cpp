#include "modules/queue/jobs.hpp"

#include <algorithm>
#include <set>

#include "common/live/turn.hpp"
#include "common/obs/log.hpp"
#include "modules/queue/ends.hpp"
#include "modules/queue/guests.hpp"
#include "modules/queue/live.hpp"
#include "modules/queue/offers.hpp"
#include "modules/queue/organizer.hpp"

namespace gatehouse::queue {

using namespace std::chrono_literals;

namespace {

constexpr int kMostMarks = 500;

std::set<EventId> with_lines(const Context& context, const std::optional<std::vector<EventId>>& among)
{
    return context.db.read([&](db::Session& session) {
        std::set<EventId> out;
        for (const auto& event : among ? repo::live_events(session, *among) : repo::live_events(session))
            out.insert(event);
        for (const auto& event : inventory::Service(context).awaited_events(session))
            if (!among || std::ranges::find(*among, event) != among->end()) out.insert(event);
        return out;
    });
}

// One event that cannot be served keeps no other from it.
int serve(const Context& context, const std::set<EventId>& events)
{
    const Offers offers(context);
    int done = 0;
    for (const auto& event : events) {
        try {
            done += offers.serve(event);
        } catch (const std::exception& e) {
            context.metrics.count("queue_offers", "failed");
            inventory::Service(context).wake_waiters(event);  // the next beat tries again
            log::warning("line not served", {{"event", event.str()}, {"why", e.what()}});
        }
    }
    return done;
}

// Stock came back, or somebody joined where there is some.
int serve_woken(const Context& context)
{
    const auto woken = inventory::Service(context).take_returned(kMostMarks);
    if (!woken.empty()) serve(context, with_lines(context, woken));
    return woken.size() == kMostMarks ? kMostMarks : 0;
}

// The net below: whoever was woken for nothing, or not at all.
int sweep(const Context& context)
{
    serve(context, with_lines(context, std::nullopt));
    return 0;
}

int expire(const Context& context) { return Ends(context).expire(); }
int send_messages(const Context& context) { return Organizer::send_some(context); }
int tidy(const Context& context) { return Ends(context).settle_forgotten() + Guests(context).sweep(); }

void hear_order(const Context& context, const outbox::News& news)
{
    Ends(context).heard(OrderId(news.subject));
}

void hear_of_new_order(const Context& context, const outbox::News& news)
{
    Ends(context).heard_of_new(OrderId(news.subject));
}

}  // namespace

std::vector<sched::Job> jobs()
{
    return {
        {"queue.serve_woken", 200ms, serve_woken},
        {"queue.sweep", 5s, sweep},
        {"queue.expire_offers", 1s, expire},
        {"queue.send_messages", 2s, send_messages, /*gives_way=*/true},
        {"queue.tidy", 60s, tidy},
        {"queue.publish_lines", live::kBeat, publish_lines},
        {"queue.publish_entries", live::kBeat, publish_entries},
        {"queue.mark_places", 1s, mark_places},
        {"queue.count_waiting", 10s, count_waiting},
    };
}

std::vector<outbox::Subscription> subscriptions()
{
    return {
        {"order.accepts_offer", "queue", hear_of_new_order},
        {"order.completed", "queue", hear_order},
        {"order.expired", "queue", hear_order},
        {"order.cancelled", "queue", hear_order},
    };
}

}  // namespace gatehouse::queue
