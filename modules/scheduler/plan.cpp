#include "modules/scheduler/plan.hpp"

#include "common/audit_log.hpp"
#include "common/auth/sessions.hpp"
#include "common/live/listeners.hpp"
#include "common/outbox.hpp"
#include "common/rush.hpp"
#include "modules/accounts/jobs.hpp"
#include "modules/documents/jobs.hpp"
#include "modules/inventory/jobs.hpp"
#include "modules/notifications/jobs.hpp"
#include "modules/orders/jobs.hpp"
#include "modules/payments/jobs.hpp"
#include "modules/privacy/jobs.hpp"
#include "modules/queue/jobs.hpp"
#include "modules/scanning/jobs.hpp"
#include "modules/tickets/jobs.hpp"

namespace gatehouse::scheduler {

using namespace std::chrono_literals;

namespace {

// Many rows a claim, because each claim is two commits. What a slow mail server does not come to is given
// back.
constexpr int kNewsPerClaim = 25;

int deliver(const Context& context, int most, outbox::Which which = outbox::Which::all)
{
    static const auto subscriptions = [] {
        std::vector<outbox::Subscription> all;
        // Mail comes last: a server that dawdles delays nobody else.
        for (const auto& more : {inventory::subscriptions(), orders::subscriptions(),
                 payments::subscriptions(), queue::subscriptions(), scanning::subscriptions(),
                 documents::subscriptions(), privacy::subscriptions(), notifications::subscriptions()})
            all.insert(all.end(), more.begin(), more.end());
        return all;
    }();
    return outbox::deliver(context, subscriptions, most, which);
}

// While many buy at once only what is urgent leaves, and a mail a second: their tickets are on the page
// already. But nothing waits for longer than this on their account.
constexpr auto kMayWait = 60s;

bool should_wait(const Context& context)
{
    return rush::is_on(context) && !outbox::is_late(context, kMayWait);
}

int deliver_news(const Context& context)
{
    return deliver(context, kNewsPerClaim, should_wait(context) ? outbox::Which::urgent : outbox::Which::all);
}

int deliver_more_news(const Context& context)
{
    return should_wait(context) ? 0 : deliver(context, kNewsPerClaim);
}

int deliver_in_a_rush(const Context& context)
{
    if (should_wait(context)) deliver(context, 1);
    return 0;
}

int sweep(const Context& context)
{
    return auth::Sessions(context).sweep() + outbox::sweep(context) + audit::sweep(context);
}

}  // namespace

std::vector<sched::Job> plan()
{
    std::vector<sched::Job> jobs{
        // A mail is ten milliseconds of work, which a sale needs more urgently.
        {"news.deliver.1", 200ms, deliver_news, /*gives_way=*/true},
        {"news.deliver.2", 250ms, deliver_more_news, /*gives_way=*/true},
        {"news.deliver.rush", 1s, deliver_in_a_rush, /*gives_way=*/true},
        {"sweep", 10min, sweep},
        live::end_old_connections(),
        live::publish_hints(),
    };
    for (const auto& more : {accounts::jobs(), inventory::jobs(), tickets::jobs(), orders::jobs(),
             payments::jobs(), scanning::jobs(), queue::jobs(), privacy::jobs()})
        jobs.insert(jobs.end(), more.begin(), more.end());
    return jobs;
}

}  // namespace gatehouse::scheduler
