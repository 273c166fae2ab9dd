#include "modules/scheduler/plan.hpp"

#include "common/auth/sessions.hpp"
#include "common/outbox.hpp"
#include "modules/inventory/jobs.hpp"
#include "modules/notifications/jobs.hpp"
#include "modules/orders/jobs.hpp"
#include "modules/payments/jobs.hpp"

namespace gatehouse::scheduler {

using namespace std::chrono_literals;

namespace {

// Few rows a claim, so that a slow mail server cannot outlast the claim on the rest.
constexpr int kNewsPerClaim = 5;

int deliver_news(const Context& context)
{
    static const auto subscriptions = [] {
        std::vector<outbox::Subscription> all;
        for (const auto& more :
            {notifications::subscriptions(), inventory::subscriptions(), payments::subscriptions()})
            all.insert(all.end(), more.begin(), more.end());
        return all;
    }();
    return outbox::deliver(context, subscriptions, kNewsPerClaim);
}

int sweep(const Context& context) { return auth::Sessions(context).sweep() + outbox::sweep(context); }

}  // namespace

std::vector<sched::Job> plan()
{
    std::vector<sched::Job> jobs{
        {"news.deliver.1", 200ms, deliver_news},
        {"news.deliver.2", 250ms, deliver_news},
        {"sweep", 10min, sweep},
    };
    for (const auto& more : {inventory::jobs(), orders::jobs(), payments::jobs()})
        jobs.insert(jobs.end(), more.begin(), more.end());
    return jobs;
}

}  // namespace gatehouse::scheduler
