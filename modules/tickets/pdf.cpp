#include "modules/tickets/pdf.hpp"

#include "common/gate.hpp"
#include "common/pdf/canvas.hpp"

namespace gatehouse::tickets {

namespace {

using pdf::Canvas;
using pdf::Style;

constexpr double kMargin = 56, kInner = Canvas::kWidth - 2 * kMargin, kPadding = 28, kGap = 26;
constexpr double kCodeSide = 250;
constexpr double kStripe = 10, kLogoWidth = 170, kLogoHeight = 48;

constexpr Style kOrganizer{.size = 12, .grey = 0.35, .most_lines = 1};
constexpr Style kTitle{.size = 28, .bold = true, .most_lines = 3};
constexpr Style kFact{.size = 14, .most_lines = 2};
constexpr Style kLabel{.size = 9.5, .grey = 0.4, .most_lines = 1};
constexpr Style kValue{.size = 14, .bold = true, .most_lines = 2};
constexpr Style kNumber{.size = 17, .bold = true, .most_lines = 1, .align = Style::Align::centre};
constexpr Style kSmall{.size = 9.5, .grey = 0.4, .most_lines = 6};
constexpr Style kDead{.size = 16, .bold = true, .most_lines = 2, .align = Style::Align::centre};

double labelled(Canvas& canvas, const char* label, const std::string& value, double x, double y, double width)
{
    const double under = canvas.text(label, x, y, width, kLabel) + 1;
    return under + canvas.text(value, x, y + under, width, kValue) + 12;
}

std::string grouped(const std::string& number)
{
    std::string out;
    for (std::size_t i = 0; i < number.size(); i += 4) out += (i ? " " : "") + number.substr(i, 4);
    return out;
}

// The code, or in its place why there is none any more.
void draw_code(Canvas& canvas, const Signed& ticket, double y)
{
    const double left = (Canvas::kWidth - kCodeSide) / 2;
    const auto status = ticket.ticket.status;
    if (status == Status::cancelled || status == Status::transferred)
        canvas.text(status == Status::cancelled ? "This ticket was cancelled."
                                                : "This ticket was given to somebody else.",
            kMargin + kPadding, y + kCodeSide / 2 - 10, kInner - 2 * kPadding, kDead);
    else
        canvas.code(qr::encode(ticket.token), left, y, kCodeSide);
}

std::string joined(const std::vector<std::string>& parts)
{
    std::string out;
    for (const auto& part : parts) out += (out.empty() ? "" : "; ") + part;
    return out;
}

// The organizer's colour, logo and name; answers where the rest begins.
double draw_organizer(Canvas& canvas, const events::Organizer& organizer, const std::string& logo)
{
    double y = kMargin;
    if (const auto palette = organizer.brand.palette()) canvas.stripe(palette->day.accent, kStripe);
    if (const double height = canvas.picture(logo, kMargin, y, kLogoWidth, kLogoHeight); height > 0)
        y += height + 14;
    return y + canvas.text(organizer.name, kMargin, y, kInner, kOrganizer) + 4;
}

void draw_page(Canvas& canvas, const Signed& signed_ticket, const events::Brief& event,
    const std::vector<inventory::Day>& days, const std::string& logo, std::size_t page, std::size_t pages)
{
    const auto& ticket = signed_ticket.ticket;
    double y = draw_organizer(canvas, event.organizer, logo);
    y += canvas.text(event.name, kMargin, y, kInner, kTitle) + 10;
    y += canvas.text(event.hours(), kMargin, y, kInner, kFact) + 1;
    y += canvas.text("Local time in " + event.clock(), kMargin, y, kInner, kLabel) + 6;
    const auto place = event.where();
    if (!place.empty()) y += canvas.text(place, kMargin, y, kInner, kFact);
    y += kGap;

    const double top = y, left = kMargin + kPadding, column = (kInner - 2 * kPadding - kGap) / 2,
                 right = left + column + kGap;
    y += kPadding - 8;
    draw_code(canvas, signed_ticket, y);
    y += kCodeSide;
    y += canvas.text(grouped(ticket.number), left, y, kInner - 2 * kPadding, kNumber) + 18;
    canvas.rule(kMargin, y, kInner, true);
    y += 18;
    const double holder = labelled(canvas, "Holder", ticket.holder.name, left, y, column);
    const double type = labelled(canvas, "Ticket", ticket.type_name, right, y, column);
    y += std::max(holder, type);
    const double order = labelled(canvas, "Order", ticket.order_number, left, y, column);
    const double of =
        labelled(canvas, "Page", std::to_string(page) + " of " + std::to_string(pages), right, y, column);
    y += std::max(order, of) + kPadding - 18;
    if (const auto titles = inventory::titles_of(days, ticket.days); !titles.empty())
        y += labelled(canvas, titles.size() == 1 ? "Day" : "Days", joined(titles), left, y,
                 kInner - 2 * kPadding) -
             6;
    canvas.frame(kMargin, top, kInner, y - top);

    y += kGap;
    canvas.text(
        "Show this code at the entrance, on paper or on your phone. It admits one person, once: whoever "
        "comes first with "
        "it is let in, so please do not pass on or publish copies. If it cannot be scanned, the number below "
        "it does "
        "as well.",
        kMargin, y, kInner, kSmall);
    canvas.end_page();
}

}  // namespace

std::string render_pdf(const std::vector<Signed>& tickets, const events::Brief& event,
    const std::vector<inventory::Day>& days, const std::string& logo)
{
    // A hundred pages take most of a second: a crowd of printers must not keep tickets from being shown.
    static Gate gate(/*at_once=*/2, /*waiting=*/6, std::chrono::seconds(10));
    const auto pass = gate.pass();
    Canvas canvas(event.name);
    for (std::size_t i = 0; i < tickets.size(); ++i)
        draw_page(canvas, tickets[i], event, days, logo, i + 1, tickets.size());
    return canvas.take();
}

}  // namespace gatehouse::tickets
