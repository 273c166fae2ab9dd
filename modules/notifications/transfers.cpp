// Mails about tickets that are handed on: finds out what the news is about, and owes somebody the mail.

#include <algorithm>
#include <map>
#include <set>

#include "common/json/json.hpp"
#include "common/obs/log.hpp"
#include "modules/events/service.hpp"
#include "modules/inventory/service.hpp"
#include "modules/notifications/compose.hpp"
#include "modules/notifications/debts.hpp"
#include "modules/notifications/service.hpp"
#include "modules/notifications/transfer_mails.hpp"
#include "modules/tickets/service.hpp"

namespace gatehouse::notifications {

namespace {

using tickets::TransferStatus;

// The transfer, and the way to it.
TransferMail about(const Context& context, const tickets::TransferId& id)
{
    const tickets::Service tickets(context);
    auto mail = context.db.read([&](db::Session& session) {
        const auto transfer = tickets.find_transfer(session, id);
        if (!transfer) throw Error(kNotFound, id.str());
        return TransferMail{*transfer, events::Service(context).brief(session, transfer->event), {}, {}};
    });
    // Tickets that an account has are opened by signing in.
    const auto base = context.config.text("site.base_url");
    mail.link =
        mail.transfer.to_user ? base + "/tickets" : base + "/transfer?token=" + tickets.transfer_secret(id);
    return mail;
}

// With those of its tickets that are in this state; empty when there are none any more.
std::optional<TransferMail> mail_of(const Context& context, const outbox::News& news, TransferStatus status)
{
    auto mail = about(context, tickets::TransferId(news.subject));
    for (const auto& one : mail.transfer.tickets)
        if (one.status == status) mail.tickets.push_back(one.type_name);
    if (!mail.tickets.empty()) return mail;
    log::info("nobody to mail", {{"topic", news.topic}, {"seq", news.seq}});
    return {};
}

bool was_sent(const Context& context, const Debt& debt)
{
    const auto mail = context.db.read([&](db::Session& session) { return repo::find(session, debt); });
    return mail && mail->sent;
}

Debt offer_of(const TransferMail& mail)
{
    return {"transfer_offered", mail.transfer.id.uuid(), mail.transfer.to.email, mail.transfer.to_user};
}

// What news of a refund or a dispute says about tickets that are dead now.
struct Cancelled {
    Uuid subject;
    std::set<std::string> numbers;
    Why why = Why::organizer;
    std::string reason;
};
Cancelled cancelled_by(const outbox::News& news)
{
    const auto document = json::Document::parse(news.payload);
    const auto payload = document.root();
    const auto refund = RefundId::parse(payload.get("refund_id"));
    const auto dispute = orders::DisputeId::parse(payload.get("dispute_id"));
    const auto numbers = payload.find("tickets");
    if ((!refund && !dispute) || !numbers || !numbers->is_array())
        throw Error(kInternal, "payload of news " + std::to_string(news.seq));
    Cancelled out;
    out.subject = refund ? refund->uuid() : dispute->uuid();
    for (std::size_t i = 0; i < numbers->size(); ++i) out.numbers.emplace(numbers->at(i).text());
    if (!refund)
        out.why = Why::bank;
    else if (payload.find("event_cancelled"))
        out.why = Why::event;
    if (refund) out.reason = payload.get("reason");
    return out;
}

}  // namespace

void Service::transfer_offered(const outbox::News& news) const
{
    const auto mail = mail_of(context_, news, TransferStatus::offered);
    if (mail) send_once(offer_of(*mail), [&] { return transfer_offered_mail(context_.config, *mail); });
}

void Service::transfer_accepted(const outbox::News& news) const
{
    const auto mail = mail_of(context_, news, TransferStatus::accepted);
    if (!mail) return;
    const auto tell_giver = [&] {
        send_once({"transfer_accepted", news.subject, mail->transfer.from.email, mail->transfer.from_user},
            [&] { return transfer_accepted_mail(context_.config, *mail); });
    };
    do_all({tell_giver, [&] { send_received(mail->transfer.id, "transfer_received", news.subject); }});
}

void Service::transfer_withdrawn(const outbox::News& news) const
{
    const auto mail = mail_of(context_, news, TransferStatus::withdrawn);
    // Who never heard of the offer hears nothing of its end.
    if (!mail || !was_sent(context_, offer_of(*mail))) return;
    send_once({"transfer_withdrawn", news.subject, mail->transfer.to.email},
        [&] { return transfer_withdrawn_mail(context_.config, *mail); });
}

void Service::transfer_expired(const outbox::News& news) const
{
    const auto mail = mail_of(context_, news, TransferStatus::expired);
    if (!mail) return;
    send_once({"transfer_expired", news.subject, mail->transfer.from.email, mail->transfer.from_user},
        [&] { return transfer_expired_mail(context_.config, *mail); });
}

void Service::send_received(const tickets::TransferId& id, const char* kind, const Uuid& mail) const
{
    const tickets::Service tickets(context_);
    const events::Service events(context_);
    const auto what = about(context_, id);
    auto received = context_.db.read([&](db::Session& session) { return tickets.of_transfer(session, id); });
    std::erase_if(received, [](const tickets::Ticket& ticket) { return !tickets::is_live(ticket.status); });
    if (received.empty()) return;  // handed on or cancelled since
    send_once({kind, mail, what.transfer.to.email, what.transfer.to_user}, [&] {
        const auto days = context_.db.read([&](db::Session& session) {
            return inventory::Service(context_).days(session, what.event.id, what.event.zone);
        });
        return received_mail(
            context_.config, {{what.event, days, tickets.sign(received), what.link, tickets.pdf(received),
                                  events.calendar(what.event, what.link)},
                                 what.transfer});
    });
}

void Service::received_cancelled(const outbox::News& news) const
{
    const auto cancelled = cancelled_by(news);
    // One mail for each address, by however many ways the tickets came there.
    std::map<std::string, TransferMail> lost;
    for (const auto& ticket : context_.db.read([&](db::Session& session) {
             return tickets::Service(context_).of_order(session, OrderId(news.subject));
         })) {
        if (!ticket.transfer || !cancelled.numbers.contains(ticket.number)) continue;
        auto mail = about(context_, *ticket.transfer);
        const auto email = mail.transfer.to.email;
        lost.try_emplace(email, std::move(mail)).first->second.tickets.push_back(ticket.type_name);
    }
    std::vector<std::function<void()>> mails;
    for (const auto& [email, mail] : lost)
        mails.emplace_back([&, &mail = mail] {
            send_once(
                {"received_cancelled", cancelled.subject, mail.transfer.to.email, mail.transfer.to_user},
                [&] {
                    return received_cancelled_mail(context_.config, mail, cancelled.why, cancelled.reason);
                });
        });
    do_all(mails);
}

}  // namespace gatehouse::notifications
