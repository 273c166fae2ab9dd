// Mails to people who pay an order together: finds out who the news is for, and owes them the mail.

#include <algorithm>

#include "common/json/json.hpp"
#include "common/obs/log.hpp"
#include "modules/events/service.hpp"
#include "modules/notifications/debts.hpp"
#include "modules/notifications/service.hpp"
#include "modules/notifications/share_mails.hpp"
#include "modules/payments/service.hpp"

namespace gatehouse::notifications {

namespace {

namespace topic = payments::topic;

struct Row {
    const char* topic;
    const char* kind;
};
constexpr Row kRows[] = {
    {topic::kInvited, "share_invited"},
    {topic::kReminded, "share_reminder"},
    {topic::kPaid, "share_paid"},
    {topic::kDone, "share_completed"},
    {topic::kEnded, "share_over"},
    {topic::kRefunded, "share_refunded"},
    {topic::kStarted, "split_started"},
    {topic::kOver, "split_over"},
};

const char* kind_of(const outbox::News& news)
{
    const auto* row = std::ranges::find(kRows, news.topic, &Row::topic);
    if (row == std::end(kRows)) throw Error(kInternal, "no mail for " + news.topic);
    return row->kind;
}

void nobody(const outbox::News& news)
{
    log::info("nobody to mail", {{"topic", news.topic}, {"seq", news.seq}});
}

// What is no longer true when the news is delivered is not said.
bool is_wanted(const outbox::News& news, const payments::OwnShare& own, Time now)
{
    const auto& order = own.split.order;
    if (news.topic == topic::kInvited || news.topic == topic::kReminded)
        return own.share.status == payments::ShareStatus::open && order.status == orders::Status::pending &&
               order.expires_at > now;
    // Who ordered has the tickets in a mail of their own.
    if (news.topic == topic::kDone) return own.share.email != order.buyer.email;
    return true;
}

}  // namespace

void Service::share(const outbox::News& news) const
{
    const auto own = context_.db.read([&](db::Session& session) {
        return payments::Splits(context_).find(session, payments::ShareId(news.subject));
    });
    if (!own || !is_wanted(news, *own, context_.clock.now())) return nobody(news);
    ShareMail mail{kind_of(news), *own, payments::Splits(context_).link(own->share), {}, {}};
    if (!news.payload.empty()) {
        const auto document = json::Document::parse(news.payload);
        const auto amount = document.root().find("amount");
        if (!amount || !amount->is_integer())
            throw Error(kInternal, "payload of news " + std::to_string(news.seq));
        mail.back = {amount->integer(), document.root().get("currency")};
        mail.reason = document.root().get("reason");
    }
    send_once(
        {mail.kind, numbered(news), own->share.email}, [&] { return share_mail(context_.config, mail); });
}

void Service::split(const outbox::News& news) const
{
    const OrderId id(news.subject);
    const orders::Service orders(context_);
    auto mail = context_.db.read([&](db::Session& session) -> std::optional<SplitMail> {
        auto split = payments::Splits(context_).find(session, id);
        if (!split) return {};
        const auto event = events::Service(context_).brief(session, split->order.event);
        return SplitMail{kind_of(news), std::move(*split), event, {}, {}};
    });
    if (!mail) return nobody(news);
    mail->link = context_.config.text("site.base_url") + "/orders/" + id.str() +
                 "?secret=" + orders.secret(mail->split.order);
    if (!news.payload.empty()) {
        const auto document = json::Document::parse(news.payload);
        mail->reason = document.root().get("reason");
    }
    send_once({mail->kind, numbered(news), mail->split.order.buyer.email},
        [&] { return split_mail(context_.config, *mail); });
}

}  // namespace gatehouse::notifications
