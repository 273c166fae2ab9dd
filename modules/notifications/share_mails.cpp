#include "modules/notifications/share_mails.hpp"

#include <algorithm>

#include "common/time.hpp"
#include "modules/notifications/letter.hpp"

namespace gatehouse::notifications {

namespace {

using payments::ShareStatus;

std::string until(const orders::Order& order, const events::Brief& event)
{
    const auto day = zone::format(order.expires_at, event.zone, "%A, %e %B");
    return day +
           zone::format(std::chrono::floor<std::chrono::minutes>(order.expires_at), event.zone, ", %H:%M") +
           " (" + event.zone + ")";
}

std::string tickets(int n) { return n == 1 ? "1 ticket" : std::to_string(n) + " tickets"; }

bool is_known(const std::string& reason)
{
    using namespace payments::reason;
    for (const auto* one : {kDuplicate, kMismatch, kSplitOver, kSplitCancelled, kEventCancelled, kGateway})
        if (reason == one) return true;
    return false;
}

Values values_of(const orders::Order& order, const events::Brief& event, const std::string& link)
{
    Values values;
    values.texts = {{"event", event.name}, {"when", event.when()}, {"order", order.number}, {"link", link},
        {"tickets", tickets(order.quantity)}, {"until", until(order, event)}};
    return values;
}

// Why money goes back, or why there is no order: the words of ours, or of the organizer.
void add_reason(Values& values, const std::string& reason)
{
    if (reason.empty()) return;
    if (!is_known(reason)) {
        values.texts["why"] = reason;
        return;
    }
    values.texts[reason] = "yes";
    if (reason == payments::reason::kSplitOver || reason == payments::reason::kSplitCancelled)
        values.texts["too_late"] = "yes";
}

}  // namespace

Draft share_mail(const Config& config, const ShareMail& mail)
{
    const auto& [kind, own, link, back, reason] = mail;
    const auto& order = own.split.order;
    auto values = values_of(order, own.event, link);
    values.texts["payer"] = own.share.name;
    values.texts["initiator"] = order.buyer.name;
    values.texts["amount"] = money::to_text(back.amount > 0 ? back : own.share.amount);
    if (back.amount > 0) values.texts["back"] = money::to_text(back);
    if (own.share.status == ShareStatus::over) values.texts["unpaid"] = "yes";
    values.texts[order.completed_at ? "complete" : "waiting"] = "yes";
    add_reason(values, reason);
    const auto footer = "You get this mail because " + order.buyer.name +
                        " named this address to share the bill of an order at " + config.text("site.name") +
                        ". If you do not know them you need not do anything: nobody is charged without a "
                        "card. Replies are not read.";
    auto draft = write_letter(config, {kind, tickets(order.quantity) + ", " + own.event.when(), footer,
                                          std::move(values), &own.event.organizer});
    draft.to = {own.share.name, own.share.email};
    return draft;
}

Draft split_mail(const Config& config, const SplitMail& mail)
{
    const auto& [kind, split, event, link, reason] = mail;
    auto values = values_of(split.order, event, link);
    values.texts["buyer"] = split.order.buyer.name;
    values.texts["count"] = std::to_string(split.shares.size());
    for (const auto& share : split.shares)
        values.lists["payers"].push_back(
            {{{"name", share.name}, {"email", share.email}, {"amount", money::to_text(share.amount)}}, {}});
    add_reason(values, reason);
    const auto footer = "You get this mail because this address was given for order " + split.order.number +
                        " at " + config.text("site.name") +
                        ". It is not advertising, and replies are not read.";
    auto draft = write_letter(config, {kind, event.when(), footer, std::move(values), &event.organizer});
    draft.to = {split.order.buyer.name, split.order.buyer.email};
    return draft;
}

}  // namespace gatehouse::notifications
