#include "modules/documents/jobs.hpp"

#include "common/json/json.hpp"
#include "modules/documents/service.hpp"

namespace gatehouse::documents {

namespace {

// What the news says of its refund: which it is, and which tickets went back with it.
Service::Told told(const json::Value& payload)
{
    Service::Told out{RefundId::parse(payload.get("refund_id")), {}, 0, {}};
    const auto tickets = payload.find("tickets");
    for (std::size_t i = 0; tickets && i < tickets->size(); ++i)
        out.tickets.emplace_back(tickets->at(i).text());
    if (const auto cash = payload.find("cash"); cash && cash->is_bool() && cash->flag())
        out.cash = payload.find("amount").value().integer(), out.reason = payload.get("reason");
    return out;
}

void hear(const Context& context, const outbox::News& news)
{
    Service(context).issue(OrderId(news.subject), Service::Told{});
}

void hear_of_refund(const Context& context, const outbox::News& news)
{
    const Service service(context);
    const OrderId order(news.subject);
    if (news.payload.empty()) return void(service.issue(order));  // its words were forgotten
    const auto payload = json::Document::parse(news.payload);
    service.issue(order, told(payload.root()));
}

}  // namespace

std::vector<outbox::Subscription> subscriptions()
{
    return {
        {"order.completed", "documents", hear},
        {"order.refunded", "documents", hear_of_refund},
        {"order.refund_corrected", "documents", hear},
    };
}

}  // namespace gatehouse::documents
