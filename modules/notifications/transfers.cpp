// Mails about tickets that are handed on: finds out what the news is about, and owes somebody the mail.

#include <algorithm>

#include "common/obs/log.hpp"
#include "modules/events/service.hpp"
#include "modules/notifications/service.hpp"
#include "modules/notifications/transfer_mails.hpp"
#include "modules/tickets/service.hpp"

namespace gatehouse::notifications {

namespace {

using tickets::TransferStatus;

// The transfer with those of its tickets that are in this state; empty when there are none any more.
std::optional<TransferMail> mail_of(
    const Context& context, const tickets::TransferId& id, TransferStatus status)
{
    const tickets::Service tickets(context);
    auto mail = context.db.read([&](db::Session& session) -> std::optional<TransferMail> {
        const auto transfer = tickets.find_transfer(session, id);
        if (!transfer) return {};
        return TransferMail{*transfer, events::Service(context).brief(session, transfer->event), {}, {}};
    });
    if (!mail) return mail;
    for (const auto& one : mail->transfer.tickets)
        if (one.status == status) mail->tickets.push_back(one.type_name);
    if (mail->tickets.empty()) return {};
    mail->link =
        context.config.text("site.base_url") + "/transfers/" + tickets.transfer_secret(mail->transfer.id);
    return mail;
}

void nobody(const outbox::News& news)
{
    log::info("nobody to mail", {{"topic", news.topic}, {"seq", news.seq}});
}

}  // namespace

void Service::transfer_offered(const outbox::News& news) const
{
    const auto mail = mail_of(context_, tickets::TransferId(news.subject), TransferStatus::offered);
    if (!mail) return nobody(news);
    send_once({"transfer_offered", news.subject, mail->transfer.to.email},
        [&] { return transfer_offered_mail(context_.config, *mail); });
}

void Service::transfer_accepted(const outbox::News& news) const
{
    const auto mail = mail_of(context_, tickets::TransferId(news.subject), TransferStatus::accepted);
    if (!mail) return nobody(news);
    send_once({"transfer_accepted", news.subject, mail->transfer.from.email},
        [&] { return transfer_accepted_mail(context_.config, *mail); });
}

void Service::transfer_withdrawn(const outbox::News& news) const
{
    const auto mail = mail_of(context_, tickets::TransferId(news.subject), TransferStatus::withdrawn);
    if (!mail) return nobody(news);
    send_once({"transfer_withdrawn", news.subject, mail->transfer.to.email},
        [&] { return transfer_withdrawn_mail(context_.config, *mail); });
}

void Service::transfer_expired(const outbox::News& news) const
{
    const auto mail = mail_of(context_, tickets::TransferId(news.subject), TransferStatus::expired);
    if (!mail) return nobody(news);
    send_once({"transfer_expired", news.subject, mail->transfer.from.email},
        [&] { return transfer_expired_mail(context_.config, *mail); });
}

void Service::tell_receivers(const RefundId& refund, const OrderId& order,
    const std::vector<std::string>& numbers, const std::string& reason) const
{
    std::map<tickets::TransferId, std::vector<std::string>> lost;
    for (const auto& ticket : context_.db.read(
             [&](db::Session& session) { return tickets::Service(context_).of_order(session, order); }))
        if (ticket.transfer && std::ranges::find(numbers, ticket.number) != numbers.end())
            lost[*ticket.transfer].push_back(ticket.type_name);
    for (const auto& [id, names] : lost) {
        auto mail = mail_of(context_, id, TransferStatus::accepted);
        if (!mail) continue;
        mail->tickets = names;
        send_once({"received_cancelled", refund.uuid(), mail->transfer.to.email},
            [&] { return received_cancelled_mail(context_.config, *mail, reason); });
    }
}

}  // namespace gatehouse::notifications
