#include "modules/orders/jobs.hpp"

#include "common/live/turn.hpp"
#include "modules/orders/guests.hpp"
#include "modules/orders/live.hpp"
#include "modules/orders/service.hpp"

namespace gatehouse::orders {

using namespace std::chrono_literals;

std::vector<sched::Job> jobs()
{
    return {
        // name                 how often  what
        {"orders.expire_holds", 1s, [](const Context& context) { return Service(context).expire_holds(); }},
        {"orders.publish_states", live::kBeat, publish_orders},
        {"orders.publish_sales", live::kBeat, publish_sales},
    };
}

std::vector<outbox::Subscription> subscriptions()
{
    return {
        {"user.email_verified", "orders",
            [](const Context& context, const outbox::News& news) {
                adopt_guest_orders(context, UserId(news.subject));
            }},
    };
}

}  // namespace gatehouse::orders
