// A bank takes a payment back: who handles the organization's money is told.

#include "common/json/json.hpp"
#include "common/time.hpp"
#include "modules/accounts/service.hpp"
#include "modules/events/service.hpp"
#include "modules/notifications/compose.hpp"
#include "modules/notifications/debts.hpp"
#include "modules/notifications/service.hpp"
#include "modules/orders/service.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::notifications {

namespace {

// A mail for each of those who are to know, without its words.
std::vector<DisputeMail> mails_of(const Context& context, const OrderId& id)
{
    return context.db.read([&](db::Session& session) {
        const auto order = orders::Service(context).find(session, id);
        if (!order) throw Error(kNotFound, id.str());
        const auto event = events::Service(context).brief(session, order->event);
        const auto users = organizations::Service(context).who_may(
            session, order->organization, organizations::Permission::money);
        std::vector<DisputeMail> mails;
        for (const auto& [user, person] : accounts::Service(context).people(session, users)) {
            DisputeMail mail;
            mail.to = {person.name, person.email};
            mail.order = *order;
            mail.event = event;
            mail.link = context.config.text("site.base_url") + "/organizer/events/" + order->event.str() +
                        "/orders/" + order->id.str();
            mails.push_back(std::move(mail));
        }
        return mails;
    });
}

}  // namespace

void Service::order_disputed(const outbox::News& news) const
{
    const auto document = json::Document::parse(news.payload);
    const auto payload = document.root();
    const auto dispute = orders::DisputeId::parse(payload.get("dispute_id"));
    const auto amount = payload.find("amount"), taken = payload.find("taken");
    if (!dispute || !amount || !amount->is_integer() || !taken || !taken->is_bool())
        throw Error(kInternal, "payload of news " + std::to_string(news.seq));
    const auto status = payload.get("status");
    const auto kind = "dispute_" + status;
    std::vector<std::function<void()>> mails;
    for (auto& mail : mails_of(context_, OrderId(news.subject))) {
        for (const auto standing : orders::values(orders::DisputeStanding{}))
            if (status == to_string(standing)) mail.standing = standing;
        mail.taken = taken->flag();
        mail.amount = {amount->integer(), payload.get("currency")};
        mail.reason = payload.get("reason");
        mail.respond_by = parse_rfc3339(payload.get("respond_by"));
        mails.emplace_back([&, mail] {
            send_once({kind.c_str(), dispute->uuid(), mail.to.email},
                [&] { return dispute_mail(context_.config, mail); });
        });
    }
    do_all(mails);
}

}  // namespace gatehouse::notifications
