#include "modules/notifications/jobs.hpp"

#include "modules/notifications/service.hpp"

namespace gatehouse::notifications {

namespace {

template <void (Service::*Say)(const outbox::News&) const>
void deliver(const Context& context, const outbox::News& news)
{
    const auto transport = open_transport(context.config);
    (Service(context, *transport).*Say)(news);
}

}  // namespace

std::vector<outbox::Subscription> subscriptions()
{
    return {
        {"order.completed", "mail", deliver<&Service::order_completed>},
        {"order.refunded_late", "mail", deliver<&Service::refunded_late>},
    };
}

}  // namespace gatehouse::notifications
