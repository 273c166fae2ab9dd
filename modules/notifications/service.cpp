#include "modules/notifications/service.hpp"

#include <set>

#include "common/json/json.hpp"
#include "common/obs/log.hpp"
#include "common/personal.hpp"
#include "modules/events/service.hpp"
#include "modules/inventory/service.hpp"
#include "modules/notifications/compose.hpp"
#include "modules/notifications/debts.hpp"
#include "modules/orders/service.hpp"
#include "modules/tickets/service.hpp"

namespace gatehouse::notifications {

namespace {

// The order of the news with its event, and the way to it.
struct Subject {
    orders::Order order;
    events::Brief event;
    std::string link;
};

Subject subject_of(const Context& context, const outbox::News& news)
{
    const orders::Service orders(context);
    auto subject = context.db.read([&](db::Session& session) {
        auto order = orders.find(session, OrderId(news.subject));
        if (!order) throw Error(kNotFound, "order of news " + std::to_string(news.seq));
        return Subject{*order, events::Service(context).brief(session, order->event), {}};
    });
    subject.link = context.config.text("site.base_url") + "/orders/" + subject.order.id.str() +
                   "?secret=" + orders.secret(subject.order);
    return subject;
}

Draft tickets_mail(const Context& context, const Subject& subject, std::vector<tickets::Ticket> issued)
{
    if (issued.empty()) throw Error(kInternal, "no tickets of " + subject.order.id.str());
    // The address changed between the two looks: codes for the new one must not go to the old.
    for (const auto& ticket : issued)
        if (ticket.secret_version != subject.order.secret_version) throw Error(kBusy, ticket.id.str());
    const tickets::Service tickets(context);
    const auto days = context.db.read([&](db::Session& session) {
        return inventory::Service(context).days(session, subject.event.id, subject.event.zone);
    });
    return order_completed_mail(
        context.config, {{subject.event, days, tickets.sign(issued), subject.link, tickets.pdf(issued),
                             events::Service(context).calendar(subject.event, subject.link)},
                            subject.order});
}

// Message ids need a domain that is ours: that of the sender.
std::string message_id(const MailId& id, const mime::Address& from)
{
    return id.str() + from.email.substr(from.email.find('@'));
}

}  // namespace

void Service::order_completed(const outbox::News& news) const
{
    const auto subject = subject_of(context_, news);
    auto issued = context_.db.read(
        [&](db::Session& session) { return tickets::Service(context_).of_order(session, subject.order.id); });
    if (issued.empty()) throw Error(kInternal, "no tickets of " + subject.order.id.str());
    // What was handed on since is somebody else's.
    std::erase_if(issued, [](const tickets::Ticket& ticket) { return ticket.transfer.has_value(); });
    if (issued.empty()) return log::info("no tickets to mail", {{"order", subject.order.id.str()}});
    send_once({"order_completed", news.subject, subject.order.buyer.email, subject.order.user},
        [&] { return tickets_mail(context_, subject, std::move(issued)); });
}

void Service::send_live_tickets(const outbox::News& news, const Uuid& mail) const
{
    const auto subject = subject_of(context_, news);
    auto live = context_.db.read(
        [&](db::Session& session) { return tickets::Service(context_).of_order(session, subject.order.id); });
    // What was handed on is somebody else's.
    std::erase_if(live, [](const tickets::Ticket& t) { return t.transfer || !tickets::is_live(t.status); });
    // Cancelled since: that was told by a mail of its own.
    if (live.empty()) return log::info("no tickets to mail", {{"order", subject.order.id.str()}});
    send_once({"order_resent", mail, subject.order.buyer.email, subject.order.user},
        [&] { return tickets_mail(context_, subject, std::move(live)); });
}

void Service::order_resent(const outbox::News& news) const
{
    const auto document = json::Document::parse(news.payload);
    const auto mail = MailId::parse(document.root().get("mail"));
    if (!mail) throw Error(kInternal, "payload of news " + std::to_string(news.seq));
    std::set<tickets::TransferId> handed_on;
    for (const auto& ticket : context_.db.read([&](db::Session& session) {
             return tickets::Service(context_).of_order(session, OrderId(news.subject));
         }))
        if (ticket.transfer && tickets::is_live(ticket.status)) handed_on.insert(*ticket.transfer);
    std::vector<std::function<void()>> mails{[&] { send_live_tickets(news, mail->uuid()); }};
    for (const auto& id : handed_on)
        mails.emplace_back([&, id] { send_received(id, "transfer_resent", mail->uuid()); });
    do_all(mails);
}

void Service::order_email_changed(const outbox::News& news) const
{
    const auto document = json::Document::parse(news.payload);
    const auto mail = MailId::parse(document.root().get("mail"));
    const auto version = document.root().find("version");
    if (!mail || !version || !version->is_integer())
        throw Error(kInternal, "payload of news " + std::to_string(news.seq));
    const auto subject = subject_of(context_, news);
    const auto old = context_.db.read([&](db::Session& session) {
        return orders::Service(context_).email_before(
            session, subject.order.id, static_cast<int>(version->integer()));
    });
    const auto warn = [&] {
        if (!old) return;  // erased meanwhile
        send_once({"order_moved", mail->uuid(), *old, subject.order.user}, [&] {
            return order_moved_mail(context_.config, {subject.order, subject.event, *old});
        });
    };
    do_all({warn, [&] { send_live_tickets(news, mail->uuid()); }});
}

void Service::refunded_late(const outbox::News& news) const
{
    const auto subject = subject_of(context_, news);
    const auto document = json::Document::parse(news.payload);
    const auto payload = document.root();
    const auto payment = PaymentId::parse(payload.get("payment_id"));
    const auto amount = payload.find("amount");
    if (!payment || !amount || !amount->is_integer())
        throw Error(kInternal, "payload of news " + std::to_string(news.seq));
    send_once({"refunded_late", payment->uuid(), subject.order.buyer.email, subject.order.user}, [&] {
        return refunded_late_mail(
            context_.config, {subject.order, subject.event, subject.link,
                                 {amount->integer(), payload.get("currency")}, payload.get("reason")});
    });
}

void Service::order_refunded(const outbox::News& news) const
{
    const auto subject = subject_of(context_, news);
    const auto document = json::Document::parse(news.payload);
    const auto payload = document.root();
    const auto refund = RefundId::parse(payload.get("refund_id"));
    const auto dispute = orders::DisputeId::parse(payload.get("dispute_id"));
    const auto amount = payload.find("amount");
    const auto numbers = payload.find("tickets");
    if ((!refund && !dispute) || !amount || !amount->is_integer() || !numbers || !numbers->is_array())
        throw Error(kInternal, "payload of news " + std::to_string(news.seq));
    const auto cash = payload.find("cash");
    GivenBackMail mail{subject.order, subject.event, subject.link,
        {amount->integer(), payload.get("currency")}, payload.get("reason"), {}, cash && cash->flag(),
        dispute.has_value()};
    for (std::size_t i = 0; i < numbers->size(); ++i) mail.tickets.emplace_back(numbers->at(i).text());
    // One mail about the end of the event, however often it takes to give the money back.
    if (const auto ended = payload.find("event_cancelled")) {
        const auto back = ended->find("back"), kept = ended->find("kept");
        if (!back || !back->is_integer() || !kept || !kept->is_integer())
            throw Error(kInternal, "payload of news " + std::to_string(news.seq));
        mail.amount.amount = back->integer();
        return send_once(
            {"event_cancelled", news.subject, subject.order.buyer.email, subject.order.user}, [&] {
                return event_cancelled_mail(context_.config, {mail, {kept->integer(), mail.amount.currency}});
            });
    }
    send_once({"order_refunded", refund ? refund->uuid() : dispute->uuid(), subject.order.buyer.email,
                  subject.order.user},
        [&] { return order_refunded_mail(context_.config, mail); });
}

std::vector<SentMail> mails_about(db::Session& session, const std::vector<Uuid>& subjects)
{
    return repo::mails_about(session, subjects);
}

void Service::send_once(const Debt& debt, const std::function<Draft()>& compose) const
{
    if (personal::is_erased(debt.recipient)) {
        log::info("nobody to mail", {{"kind", debt.kind}});
        return;
    }
    pay_once(context_, debt, "mails", [&](const repo::Mail& mail) {
        auto draft = compose();
        mime::Message message;
        message.from = mime::parse_address(context_.config.text("mail.from"));
        message.to = std::move(draft.to);
        message.subject = std::move(draft.subject);
        message.text = std::move(draft.text);
        message.html = std::move(draft.html);
        message.images = std::move(draft.images);
        message.attachments = std::move(draft.attachments);
        message.id = message_id(mail.id, message.from);
        message.date = mail.created_at;
        transport_.send({message.from.email, message.to.email, mail.id.str()}, mime::write(message));
    });
}

}  // namespace gatehouse::notifications
