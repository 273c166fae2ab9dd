#include "modules/notifications/compose.hpp"

#include <algorithm>

#include "common/time.hpp"
#include "modules/notifications/letter.hpp"
#include "modules/tickets/service.hpp"

namespace gatehouse::notifications {

namespace {

// A letter about an order.
Draft order_letter(const Config& config, const std::string& kind, const events::Brief& event, Values values,
    const std::string& preview)
{
    const auto footer = "You get this mail because this address was given for order " +
                        values.texts["order"] + " at " + config.text("site.name") +
                        ". It is not advertising, and replies are not read.";
    return write_letter(config, {kind, preview, footer, std::move(values), &event.organizer});
}

std::string content_id(const tickets::Ticket& ticket) { return ticket.id.str() + "@tickets"; }

std::string day_of(Time at, const std::string& zone)
{
    const auto date = zone::format(at, zone, "%e %B %Y");
    return date.substr(date.find_first_not_of(' '));
}

Values ticket_values(const tickets::Ticket& t, const std::vector<inventory::Day>& days)
{
    Values values{
        {{"cid", content_id(t)}, {"number", t.number}, {"type", t.type_name}, {"holder", t.holder.name}}, {}};
    for (const auto& title : inventory::titles_of(days, t.days))
        values.lists["days"].push_back({{{"day", title}}, {}});
    return values;
}

Values line_values(const orders::Line& line)
{
    return {{{"quantity", std::to_string(line.quantity)}, {"name", line.name},
                {"amount", money::to_text(line.unit_price * line.quantity)}},
        {}};
}

Values extra(const std::string& name, const Money& amount)
{
    return {{{"name", name}, {"amount", money::to_text(amount)}}, {}};
}

// What stands between the lines and the total. Tax is listed where it was added, and only mentioned where it
// is included.
void add_sums(Values& values, const orders::Order& o)
{
    Money sum{0, o.total.currency};
    for (const auto& line : o.lines) {
        values.lists["lines"].push_back(line_values(line));
        sum = sum + line.unit_price * line.quantity;
    }
    auto& extras = values.lists["extras"];
    if (o.discount.amount > 0)
        extras.push_back(
            extra(o.discount_code ? "Discount (" + *o.discount_code + ")" : std::string("Discount"),
                Money{0, o.total.currency} - o.discount));
    if (o.fees.amount > 0) extras.push_back(extra("Fees", o.fees));
    const auto added_tax = o.total - (sum - o.discount + o.fees);
    if (added_tax.amount > 0) extras.push_back(extra("Tax", added_tax));
    if (o.tax.amount > added_tax.amount) values.texts["included_tax"] = money::to_text(o.tax - added_tax);
    values.texts["total"] = o.total.amount == 0 ? "Free" : money::to_text(o.total);
}

Values values_of(const TicketsMail& mail)
{
    const bool one = mail.tickets.size() == 1;
    Values values;
    values.texts = {{"ticket_word", one ? "ticket" : "tickets"}, {"event", mail.event.name},
        {"when", mail.event.when()}, {"where", mail.event.where()}, {"link", mail.link},
        {"pdf_words", one ? "the ticket to print" : "all of them to print"}};
    for (const auto& ticket : mail.tickets)
        values.lists["tickets"].push_back(ticket_values(ticket.ticket, mail.days));
    return values;
}

std::string preview_of(const TicketsMail& mail)
{
    return std::to_string(mail.tickets.size()) + (mail.tickets.size() == 1 ? " ticket, " : " tickets, ") +
           mail.event.when();
}

void attach(Draft& draft, const TicketsMail& mail)
{
    for (const auto& ticket : mail.tickets)
        draft.images.push_back({"image/png", "ticket-" + ticket.ticket.number + ".png",
            tickets::qr_png(ticket.token), content_id(ticket.ticket)});
    draft.attachments = {
        {"application/pdf", "tickets-" + mail.tickets.front().ticket.order_number + ".pdf", mail.pdf, ""},
        {"text/calendar; charset=utf-8; method=PUBLISH", mail.event.slug + ".ics", mail.calendar, ""},
    };
}

}  // namespace

Draft order_completed_mail(const Config& config, const OrderMail& mail)
{
    const auto& o = mail.order;
    auto values = values_of(mail);
    values.texts["order"] = o.number;
    values.texts["ordered_on"] = day_of(o.completed_at.value_or(o.created_at), mail.event.zone);
    add_sums(values, o);
    auto draft = order_letter(config, "tickets", mail.event, std::move(values), preview_of(mail));
    draft.to = {o.buyer.name, o.buyer.email};
    attach(draft, mail);
    return draft;
}

Draft received_mail(const Config& config, const ReceivedMail& mail)
{
    auto values = values_of(mail);
    values.texts["from"] = mail.transfer.from.name;
    const auto footer = "You get this mail because tickets were passed on to this address at " +
                        config.text("site.name") + ". It is not advertising, and replies are not read.";
    auto draft =
        write_letter(config, {"tickets", preview_of(mail), footer, std::move(values), &mail.event.organizer});
    draft.to = {mail.transfer.to.name, mail.transfer.to.email};
    attach(draft, mail);
    return draft;
}

Draft refunded_late_mail(const Config& config, const RefundMail& mail)
{
    Values values;
    values.texts = {{"event", mail.event.name}, {"order", mail.order.number},
        {"buyer", mail.order.buyer.name}, {"amount", money::to_text(mail.amount)}, {"link", mail.link},
        {mail.reason, "yes"}};
    auto draft = order_letter(config, "refunded_late", mail.event, std::move(values),
        money::to_text(mail.amount) + " goes back to your card.");
    draft.to = {mail.order.buyer.name, mail.order.buyer.email};
    return draft;
}

Draft order_moved_mail(const Config& config, const MovedMail& mail)
{
    Values values;
    values.texts = {{"event", mail.event.name}, {"order", mail.order.number},
        {"buyer", mail.order.buyer.name}, {"organizer", mail.event.organizer.name}};
    auto draft = order_letter(config, "order_moved", mail.event, std::move(values),
        "The codes and links in earlier mails no longer work.");
    draft.to = {mail.order.buyer.name, mail.email};
    return draft;
}

Draft order_refunded_mail(const Config& config, const GivenBackMail& mail)
{
    const bool money = mail.amount.amount > 0, one = mail.tickets.size() == 1;
    const auto amount = money::to_text(mail.amount);
    Values values;
    values.texts = {{"event", mail.event.name}, {"order", mail.order.number},
        {"buyer", mail.order.buyer.name}, {"link", mail.link}, {"reason", mail.reason}};
    if (mail.by_bank) values.texts["bank_amount"] = amount;
    if (money && !mail.by_bank) {
        values.texts["amount"] = amount;
        values.texts[mail.cash ? "cash" : "card"] = "yes";
    }
    if (!money) values.texts["no_money"] = "yes";
    if (!mail.tickets.empty())
        values.texts["cancelled"] =
            one ? "This ticket is no longer valid:" : "These tickets are no longer valid:";
    for (const auto& number : mail.tickets) values.lists["tickets"].push_back({{{"number", number}}, {}});
    auto draft = order_letter(config, "order_refunded", mail.event, std::move(values),
        mail.by_bank ? "Your bank took " + amount + " back."
        : !money     ? "Tickets of your order were cancelled."
        : mail.cash  ? amount + " was given back to you."
                     : amount + " goes back to your card.");
    draft.to = {mail.order.buyer.name, mail.order.buyer.email};
    return draft;
}

Draft event_cancelled_mail(const Config& config, const EventCancelledMail& mail)
{
    const auto amount = money::to_text(mail.amount);
    Values values;
    values.texts = {{"event", mail.event.name}, {"when", mail.event.when()}, {"order", mail.order.number},
        {"buyer", mail.order.buyer.name}, {"link", mail.link}, {"reason", mail.reason},
        {"organizer", mail.event.organizer.name}};
    const bool money = mail.amount.amount > 0;
    if (money) values.texts["amount"] = amount;
    if (money) values.texts[mail.cash ? "cash" : "card"] = "yes";
    if (mail.kept.amount > 0) values.texts["kept"] = money::to_text(mail.kept);
    if (!money && mail.order.total.amount > 0) values.texts["nothing"] = "yes";
    auto draft = order_letter(config, "event_cancelled", mail.event, std::move(values),
        money ? amount + (mail.cash ? " goes back to you in cash." : " goes back to your card.")
              : "Your tickets are no longer valid.");
    draft.to = {mail.order.buyer.name, mail.order.buyer.email};
    return draft;
}

Draft dispute_mail(const Config& config, const DisputeMail& mail)
{
    const auto amount = money::to_text(mail.amount);
    auto reason = mail.reason;
    std::ranges::replace(reason, '_', ' ');
    Values values;
    values.texts = {{"event", mail.event.name}, {"order", mail.order.number}, {"name", mail.to.name},
        {"link", mail.link}, {"money", amount}, {"reason", reason}};
    const char* const standing = to_string(mail.standing);
    values.texts[mail.standing != orders::DisputeStanding::open ? standing
                 : mail.taken                                   ? "taken"
                                                                : "asks"] = "yes";
    if (mail.standing == orders::DisputeStanding::open) {
        values.texts["open"] = "yes";
        if (mail.respond_by) values.texts["respond_by"] = day_of(*mail.respond_by, mail.event.zone);
    }
    const auto footer = "You get this mail because you may handle the money of " + mail.event.organizer.name +
                        " at " + config.text("site.name") + ". Replies are not read.";
    auto draft = write_letter(config,
        {"order_disputed", amount + " of order " + mail.order.number, footer, std::move(values), nullptr});
    draft.to = mail.to;
    return draft;
}

}  // namespace gatehouse::notifications
