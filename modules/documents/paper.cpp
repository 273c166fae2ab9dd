#include "modules/documents/paper.hpp"

#include <algorithm>

#include "common/gate.hpp"
#include "common/time.hpp"
#include "modules/documents/service.hpp"

namespace gatehouse::documents {

namespace {

using pdf::Canvas;
using pdf::Style;
using Align = pdf::Style::Align;

constexpr double kMargin = 56, kInner = Canvas::kWidth - 2 * kMargin, kGap = 22, kStripe = 8;
constexpr double kHalf = (kInner - kGap) / 2, kRight = kMargin + kHalf + kGap;
// The columns of the table, from the right.
constexpr double kAmount = 92, kPrice = 84, kPieces = 44, kPadding = 8;
constexpr double kName = kInner - kAmount - kPrice - kPieces - kPadding;
// Of the table of taxes.
constexpr double kTaxColumn = 84;

constexpr Style kSeller{.size = 15, .bold = true, .most_lines = 2};
constexpr Style kSmall{.size = 9, .grey = 0.35, .most_lines = 12};
constexpr Style kLabel{.size = 8.5, .grey = 0.42, .most_lines = 1};
constexpr Style kText{.size = 10.5, .most_lines = 12};
constexpr Style kStrong{.size = 10.5, .bold = true, .most_lines = 3};
constexpr Style kTitle{.size = 26, .bold = true, .most_lines = 1};
constexpr Style kDetail{.size = 9, .grey = 0.42, .most_lines = 30};
constexpr Style kHead{.size = 8.5, .bold = true, .grey = 0.35, .most_lines = 1};

Style right(Style style)
{
    style.align = Align::end;
    style.most_lines = 1;
    return style;
}

std::string joined(std::initializer_list<std::string> parts)
{
    std::string out;
    for (const auto& part : parts)
        if (!part.empty()) out += (out.empty() ? "" : "\n") + part;
    return out;
}

std::string tax_number(const Party& party) { return party.tax_id.empty() ? "" : "Tax no. " + party.tax_id; }

std::string day(Time at, const std::string& zone) { return zone::format(at, zone, "%e %B %Y"); }

std::string trimmed(std::string text)
{
    text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
    return text;
}

const char* total_label(Kind kind)
{
    return kind == Kind::credit_note  ? "Total credited"
           : kind == Kind::debit_note ? "Total charged again"
                                      : "Total";
}

}  // namespace

Paper::Paper(const Document& document, int pages)
    : document_(document),
      content_(document.content),
      canvas_(document.content.title + " " + document.number.str(),
          to_rfc3339(from_unix(to_unix(document.issued_at)))),
      pages_(pages)
{
    if (!content_.footer.empty()) footer_height_ = canvas_.height(content_.footer, kInner, kSmall) + 6;
}

int Paper::draw()
{
    head();
    table_head();
    for (const auto& one : content_.lines) line(one);
    totals();
    taxes();
    closing();
    end_page();
    return page_;
}

void Paper::head()
{
    if (!content_.accent.empty()) canvas_.stripe(content_.accent, kStripe);
    y_ = kMargin;
    auto title = right(kTitle);
    if (!content_.accent.empty()) title.colour = content_.accent.c_str();
    const auto under = canvas_.text(content_.title, kRight, y_ - 6, kHalf, title);
    canvas_.text(document_.number.str(), kRight, y_ - 6 + under, kHalf, right(kText));
    const auto& seller = content_.seller;
    double y = y_ + canvas_.text(seller.name, kMargin, y_, kHalf, kSeller) + 2;
    const auto lines = joined({seller.address, tax_number(seller), content_.seller_contact});
    if (!lines.empty()) y += canvas_.text(lines, kMargin, y, kHalf, kSmall);
    y_ = std::max(y, y_ + under + 20) + kGap;
    y_ = parties(y_) + kGap;
}

double Paper::parties(double y)
{
    const auto& buyer = content_.buyer;
    double left = y + canvas_.text("Made out to", kMargin, y, kHalf, kLabel) + 2;
    left += canvas_.text(buyer.name, kMargin, left, kHalf, kStrong);
    const auto lines = joined({buyer.address, tax_number(buyer)});
    if (!lines.empty()) left += canvas_.text(lines, kMargin, left + 1, kHalf, kText) + 1;
    return std::max(left, facts(y, kRight, kHalf));
}

double Paper::facts(double y, double x, double width)
{
    constexpr double kNames = 84;
    const auto fact = [&](const char* name, const std::string& value) {
        if (value.empty()) return;
        const double named = canvas_.text(name, x, y + 1.5, kNames, kLabel);
        y += std::max(named, canvas_.text(trimmed(value), x + kNames, y, width - kNames,
                                 {.size = 9.5, .most_lines = 4})) +
             3;
    };
    fact("Date", day(document_.issued_at, content_.zone));
    fact("Corrects", content_.corrects);
    fact("Order", content_.order_number);
    fact("Ordered on", day(content_.ordered_at, content_.zone));
    fact("Paid on", content_.total > 0 && document_.number.kind == Kind::invoice
                        ? day(content_.completed_at, content_.zone)
                        : "");
    fact("Event", content_.event);
    fact("When", content_.event_when);
    fact("Where", content_.event_where);
    return y;
}

void Paper::table_head()
{
    const double amount = kMargin + kInner - kAmount, price = amount - kPrice, pieces = price - kPieces;
    canvas_.text("Description", kMargin, y_, kName, kHead);
    canvas_.text("Quantity", pieces, y_, kPieces, right(kHead));
    canvas_.text("Unit price", price, y_, kPrice, right(kHead));
    y_ += canvas_.text("Amount in " + content_.currency, amount, y_, kAmount, right(kHead)) + 5;
    canvas_.rule(kMargin, y_, kInner);
    y_ += 7;
}

void Paper::line(const Line& line)
{
    const double amount = kMargin + kInner - kAmount, price = amount - kPrice, pieces = price - kPieces;
    const double named = canvas_.height(line.name, kName, kText);
    const double detailed = line.detail.empty() ? 0 : canvas_.height(line.detail, kName, kDetail) + 1;
    const int page = page_;
    make_room(named + detailed + 14);
    if (page != page_) table_head();
    canvas_.text(line.name, kMargin, y_, kName, kText);
    if (!line.detail.empty()) canvas_.text(line.detail, kMargin, y_ + named + 1, kName, kDetail);
    if (line.quantity > 0) {
        canvas_.text(std::to_string(line.quantity), pieces, y_, kPieces, right(kText));
        canvas_.text(to_digits(line.unit_price, content_.currency), price, y_, kPrice, right(kText));
    }
    canvas_.text(to_digits(line.amount, content_.currency), amount, y_, kAmount, right(kText));
    y_ += named + detailed + 6;
    canvas_.rule(kMargin, y_, kInner);
    y_ += 7;
}

void Paper::total_row(const std::string& label, const std::string& value, bool strong)
{
    Style style = strong ? Style{.size = 13, .bold = true, .most_lines = 2} : kText;
    const double height = canvas_.text(label, kRight - 40, y_, kHalf + 40 - kAmount - 24, style);
    canvas_.text(value, kMargin + kInner - kAmount - 44, y_, kAmount + 44, right(style));
    y_ += height + 4;
}

void Paper::totals()
{
    const auto digits = [&](std::int64_t amount) { return to_digits(amount, content_.currency); };
    const bool several = content_.discount > 0 || content_.fees > 0 || content_.added_tax() > 0;
    make_room(40 + (several ? 4.0 : 0.0) * 20 + static_cast<double>(content_.taxes.size()) * 20);
    y_ += 4;
    if (several) total_row("Subtotal", digits(content_.subtotal));
    if (content_.discount > 0) total_row("Discount", "−" + digits(content_.discount));
    // A credit note's amounts are with all tax already.
    if (document_.number.kind == Kind::invoice)
        for (const auto& tax : content_.taxes)
            if (!tax.included && tax.tax > 0) total_row("Tax " + to_percent(tax.rate), digits(tax.tax));
    if (content_.fees > 0) total_row("Fees", digits(content_.fees));
    y_ += 2;
    total_row(total_label(document_.number.kind), digits(content_.total) + " " + content_.currency, true);
}

// Which tax the total has in it, rate by rate.
void Paper::taxes()
{
    if (std::ranges::all_of(content_.taxes, [](const TaxLine& t) { return t.rate == 0 && t.tax == 0; }))
        return;
    make_room(34 + static_cast<double>(content_.taxes.size()) * 16);
    y_ += 10;
    const double left = kMargin + kInner - 3 * kTaxColumn;
    const auto row = [&](const std::string& name, const std::string& net, const std::string& tax,
                         const std::string& gross, const Style& style) {
        const double height = canvas_.text(name, kMargin, y_, kInner - 3 * kTaxColumn - kPadding, style);
        canvas_.text(net, left, y_, kTaxColumn, right(style));
        canvas_.text(tax, left + kTaxColumn, y_, kTaxColumn, right(style));
        canvas_.text(gross, left + 2 * kTaxColumn, y_, kTaxColumn, right(style));
        y_ += height + 3;
    };
    row("Tax", "Net", "Tax amount", "Gross", kHead);
    canvas_.rule(kMargin, y_, kInner);
    y_ += 4;
    const auto digits = [&](std::int64_t amount) { return to_digits(amount, content_.currency); };
    for (const auto& tax : content_.taxes)
        row(tax.rate == 0
                ? "0%"
                : to_percent(tax.rate) + (tax.included ? ", included in the price" : ", added to the price"),
            digits(tax.net), digits(tax.tax), digits(tax.gross()), {.size = 9.5, .most_lines = 1});
}

void Paper::closing()
{
    const auto words = joined({content_.reason, content_.payment});
    if (words.empty()) return;
    const double height = canvas_.height(words, kInner, kText);
    make_room(height + 18);
    y_ += 16;
    y_ += canvas_.text(words, kMargin, y_, kInner, kText);
}

void Paper::make_room(double height)
{
    if (y_ + height <= Canvas::kHeight - kMargin - footer_height_ - 12) return;
    end_page();
    ++page_;
    if (!content_.accent.empty()) canvas_.stripe(content_.accent, kStripe);
    y_ = kMargin;
}

void Paper::end_page()
{
    const double bottom = Canvas::kHeight - kMargin + 10;
    canvas_.rule(kMargin, bottom - footer_height_ - 6, kInner);
    if (!content_.footer.empty())
        canvas_.text(content_.footer, kMargin, bottom - footer_height_, kInner, kSmall);
    canvas_.text(content_.title + " " + document_.number.str(), kMargin, bottom, kHalf, kLabel);
    const auto of = "Page " + std::to_string(page_) + " of " + std::to_string(std::max(pages_, page_));
    canvas_.text(of, kRight, bottom, kHalf, right(kLabel));
    canvas_.end_page();
}

std::string pdf(const Document& document)
{
    // A crowd of printers must not keep lists from being shown.
    static Gate gate(/*at_once=*/2, /*waiting=*/6, std::chrono::seconds(10));
    const auto pass = gate.pass();
    const int pages = Paper(document, 0).draw();
    Paper paper(document, pages);
    paper.draw();
    return paper.take();
}

}  // namespace gatehouse::documents
