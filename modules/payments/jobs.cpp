#include "modules/payments/jobs.hpp"

#include "common/live/turn.hpp"
#include "modules/payments/cancellations.hpp"
#include "modules/payments/service.hpp"
#include "modules/payments/split_live.hpp"
#include "modules/payments/splits.hpp"
#include "modules/payments/stripe_gateway.hpp"

namespace gatehouse::payments {

namespace {

using namespace std::chrono_literals;

// A breaker for each run: after a few time-outs the rest of the batch waits for the next beat.
template <class F>
int with_gateway(const Context& context, F use)
{
    const auto gateway = stripe_gateways()(context);
    return use(Service(context, *gateway));
}

int settle_overdue(const Context& context)
{
    return with_gateway(context, [](const Service& service) { return service.settle_overdue(); });
}

int send_refunds(const Context& context)
{
    return with_gateway(context, [](const Service& service) { return service.send_refunds(); });
}

int cancel_events(const Context& context) { return CancellationWork(context).work(); }

void hear_cancelled(const Context& context, const outbox::News& news)
{
    CancellationWork(context).heard(EventId(news.subject));
}

int reconcile(const Context& context)
{
    return with_gateway(context, [](const Service& service) { return service.reconcile(); });
}

// The buyer gave the order up, or its time is over: nobody shall pay for it any more, and shares that were
// paid go back.
void end_order(const Context& context, const outbox::News& news)
{
    const OrderId order(news.subject);
    with_gateway(context, [&](const Service& service) {
        service.end_split(order);
        if (news.topic == "order.cancelled") service.abandon(order);
        return 0;
    });
}

void end_event(const Context& context, const outbox::News& news)
{
    with_gateway(
        context, [&](const Service& service) { return service.end_splits(EventId(news.subject)), 0; });
}

}  // namespace

std::vector<sched::Job> jobs()
{
    return {
        {"payments.settle_overdue", 1s, settle_overdue},
        {"payments.send_refunds", 2s, send_refunds},
        {"payments.cancel_events", 1s, cancel_events},
        {"payments.reconcile", 60s, reconcile},
        {"payments.remind_payers", 30s, [](const Context& context) { return Splits(context).remind(); }},
        {"payments.publish_splits", live::kBeat, publish_splits},
    };
}

std::vector<outbox::Subscription> subscriptions()
{
    return {
        {"order.cancelled", "payments", end_order},
        {"order.expired", "payments", end_order},
        {"event.cancelled", "payments", hear_cancelled},
        {"event.cancelled", "payments of shares", end_event},
    };
}

}  // namespace gatehouse::payments
