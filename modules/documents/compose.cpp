#include "modules/documents/compose.hpp"

#include <algorithm>
#include <map>

#include "modules/documents/breakdown.hpp"

namespace gatehouse::documents {

namespace {

std::string counted(std::size_t n, const std::string& one)
{
    return std::to_string(n) + " " + one + (n == 1 ? "" : "s");
}

// An invoice names its seller in full; without that it is a receipt.
bool is_complete(const organizations::Details& details)
{
    return !details.legal_name.empty() && !details.address.empty();
}

std::string contact_of(const organizations::Details& d)
{
    std::string out;
    for (const auto* part : {&d.contact_email, &d.contact_phone, &d.website})
        if (!part->empty()) out += (out.empty() ? "" : "\n") + *part;
    return out;
}

std::string payment_of(const orders::Order& order)
{
    if (order.total.amount == 0) return "Nothing to pay.";
    switch (order.method) {
        case orders::Method::cash: return "Paid to the organizer.";
        case orders::Method::split: return "Paid by card, in shares.";
        default: return "Paid by card.";
    }
}

std::string detail_of(const orders::Line& line, const std::string& currency)
{
    return line.discount.amount > 0 ? "Discount −" + to_digits(line.discount.amount, currency) : "";
}

// The parts of a paper that are about the same sale.
Content about(const Document& invoice, const char* title)
{
    auto c = invoice.content;
    c.title = title;
    c.corrects = invoice.number.str();
    c.payment = c.reason = "";
    c.lines.clear();
    c.taxes.clear();
    c.subtotal = c.discount = c.fees = c.total = 0;
    return c;
}

void total_up(Content& c) { c.total = c.subtotal = gross_of(c.taxes); }

// The tickets that went back as lines, for what they cost; nothing when that is not what the amount is made
// of.
struct ByTickets {
    std::vector<Line> lines;
    std::vector<TaxLine> taxes;
};
std::optional<ByTickets> by_tickets(
    const orders::Order& order, const std::vector<TaxLine>& left, const Return& back)
{
    const auto worths = orders::worth_of_tickets(order);
    std::map<std::size_t, Line> lines;
    for (const auto& ticket : back.tickets) {
        std::size_t at = 0;
        for (int first = 1; ticket.serial >= first + order.lines.at(at).quantity; ++at)
            first += order.lines.at(at).quantity;
        const auto worth = worths.at(static_cast<std::size_t>(ticket.serial - 1)).amount;
        auto& line = lines[at];
        line.name = order.lines[at].name;
        line.detail += (line.detail.empty() ? "Ticket " : ", ") + ticket.number;
        line.unit_price = line.quantity++ == 0 ? worth : std::max(line.unit_price, worth);
        line.amount += worth;
    }
    ByTickets out;
    std::int64_t sum = 0;
    std::vector<TaxLine> grosses;
    for (auto& [at, line] : lines) {
        const auto& of = order.lines[at];
        grosses = combined(grosses, {{of.tax_rate, of.tax_included || of.tax_rate == 0, line.amount, 0}});
        sum += line.amount;
        out.lines.push_back(std::move(line));
    }
    if (out.lines.empty() || sum != back.amount) return {};
    for (const auto& wanted : grosses) {
        const auto same = std::ranges::find_if(
            left, [&](const TaxLine& l) { return l.rate == wanted.rate && l.included == wanted.included; });
        if (wanted.net == 0) continue;
        if (same == left.end() || same->gross() < wanted.net) return {};
        out.taxes.push_back(part_of(*same, wanted.net));
    }
    return out;
}

std::string what_went_back(const Return& back, bool everything)
{
    if (!back.tickets.empty()) return "Refund of " + counted(back.tickets.size(), "ticket");
    return everything ? "Refund" : "Partial refund";
}

}  // namespace

Content invoice(const Sale& sale)
{
    const auto& [order, event, seller, billing] = sale;
    const auto& d = seller.details;
    Content c;
    c.title = is_complete(d) ? "Invoice" : "Receipt";
    c.seller = {d.legal_name.empty() ? seller.name : d.legal_name, d.address, d.tax_id};
    c.buyer = billing.value_or(Party{order.buyer.name, "", ""});
    c.seller_contact = contact_of(d);
    c.footer = d.invoice_footer;
    if (const auto palette = seller.brand.palette()) c.accent = palette->day.accent;
    c.currency = order.total.currency;
    c.zone = seller.default_zone;
    c.order_number = order.number;
    c.event = event.name, c.event_when = event.when(), c.event_where = event.where();
    c.ordered_at = order.created_at;
    c.completed_at = order.completed_at.value_or(order.created_at);
    c.payment = payment_of(order);
    for (const auto& line : order.lines) {
        c.lines.push_back({line.name, detail_of(line, c.currency), line.quantity, line.unit_price.amount,
            line.discount.amount, line.subtotal.amount});
        c.subtotal += line.subtotal.amount + line.discount.amount;
        c.discount += line.discount.amount;
    }
    c.fees = order.fees.amount;
    c.total = order.total.amount;
    c.taxes = taxes_of(order);
    return c;
}

Content credit_note(
    const Document& invoice, const orders::Order& order, const std::vector<TaxLine>& left, const Return& back)
{
    auto c = about(invoice, "Credit note");
    c.reason = back.reason;
    c.payment = back.at_gateway || order.method != orders::Method::cash
                    ? "The amount goes back to the card that was charged."
                    : "The amount is given back by the organizer.";
    if (auto exact = by_tickets(order, left, back)) {
        c.lines = std::move(exact->lines);
        c.taxes = std::move(exact->taxes);
    } else {
        const bool everything = back.amount == gross_of(left);
        c.taxes = share_of(left, back.amount);
        std::string numbers;
        for (const auto& ticket : back.tickets) numbers += (numbers.empty() ? "" : ", ") + ticket.number;
        c.lines = {{what_went_back(back, everything), numbers, 0, 0, 0, back.amount}};
    }
    total_up(c);
    return c;
}

Content replaced(const Document& invoice)
{
    auto c = about(invoice, "Credit note");
    c.reason = "The invoice was made out anew, to another name or address.";
    c.payment = "No money moves: a new invoice takes its place.";
    c.taxes = invoice.content.taxes;
    c.lines = {{"Cancellation of invoice " + invoice.number.str(), "", 0, 0, 0, invoice.content.total}};
    total_up(c);
    return c;
}

Content debit_note(const Document& credit_note)
{
    auto c = about(credit_note, "Debit note");
    c.reason = "The refund did not go through.";
    c.lines = credit_note.content.lines;
    c.taxes = credit_note.content.taxes;
    total_up(c);
    return c;
}

Content debit_note(const Document& invoice, const std::vector<TaxLine>& credited, std::int64_t amount)
{
    auto c = about(invoice, "Debit note");
    c.reason = "This part of what was credited did not go back.";
    c.lines = {{"Refund that did not go through", "", 0, 0, 0, amount}};
    c.taxes = share_of(credited, amount);
    total_up(c);
    return c;
}

}  // namespace gatehouse::documents
