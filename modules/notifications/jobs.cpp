#include "modules/notifications/jobs.hpp"

#include "modules/notifications/account_mails.hpp"
#include "modules/notifications/service.hpp"
#include "modules/notifications/texts.hpp"
#include "modules/payments/service.hpp"
#include "modules/queue/types.hpp"
#include "modules/tickets/types.hpp"

namespace gatehouse::notifications {

namespace {

// Kept for the next mail of the same claim.
thread_local std::unique_ptr<Transport> transport;

template <void (Service::*Say)(const outbox::News&) const>
void deliver(const Context& context, const outbox::News& news)
{
    if (!transport) transport = open_transport(context.config);
    (Service(context, *transport).*Say)(news);
}

void let_go() { transport.reset(); }

void deliver_text(const Context& context, const outbox::News& news)
{
    if (context.config.text("sms.transport") == "none") return;  // switched off since it was asked for
    const auto transport = open_sms(context.config);
    Texts(context, *transport).code(news);
}

}  // namespace

std::vector<outbox::Subscription> subscriptions()
{
    std::vector<outbox::Subscription> all{
        {"order.completed", "mail", deliver<&Service::order_completed>, let_go},
        {"order.resent", "mail", deliver<&Service::order_resent>, let_go},
        {"order.email_changed", "mail", deliver<&Service::order_email_changed>, let_go},
        {"order.refunded_late", "mail", deliver<&Service::refunded_late>, let_go},
        {"order.refunded", "mail", deliver<&Service::order_refunded>, let_go},
        {"order.refunded", "mail to receivers", deliver<&Service::received_cancelled>, let_go},
        {"order.disputed", "mail", deliver<&Service::order_disputed>, let_go},
        {tickets::kTransferOffered, "mail", deliver<&Service::transfer_offered>, let_go},
        {tickets::kTransferAccepted, "mail", deliver<&Service::transfer_accepted>, let_go},
        {tickets::kTransferWithdrawn, "mail", deliver<&Service::transfer_withdrawn>, let_go},
        {tickets::kTransferExpired, "mail", deliver<&Service::transfer_expired>, let_go},
        {queue::kOffered, "mail", deliver<&Service::queue_offered>, let_go},
        {queue::kOfferExpired, "mail", deliver<&Service::queue_offer_expired>, let_go},
        {queue::kClosed, "mail", deliver<&Service::queue_closed>, let_go},
        {queue::kMessaged, "mail", deliver<&Service::queue_message>, let_go},
        {queue::kGuestCode, "mail", deliver<&Service::queue_guest_code>, let_go},
    };
    namespace topic = payments::topic;
    for (const auto* about :
        {topic::kInvited, topic::kReminded, topic::kPaid, topic::kDone, topic::kEnded, topic::kRefunded})
        all.push_back({about, "mail", deliver<&Service::share>, let_go});
    for (const auto* about : {topic::kStarted, topic::kOver})
        all.push_back({about, "mail", deliver<&Service::split>, let_go});
    for (const auto& mail : account_mails())
        all.push_back({mail.topic, "account mail", deliver<&Service::account>, let_go});
    for (const auto* topic : text_topics()) all.push_back({topic, "text", deliver_text});
    return all;
}

}  // namespace gatehouse::notifications
