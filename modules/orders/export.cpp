// An event's orders as a file for spreadsheets.

#include <algorithm>

#include "common/audit.hpp"
#include "common/csv.hpp"
#include "common/money_number.hpp"
#include "common/time.hpp"
#include "modules/orders/repository.hpp"
#include "modules/orders/service.hpp"

namespace gatehouse::orders {

namespace {

constexpr int kChunk = 500;

std::string bought(const Order& order)
{
    std::string out;
    for (const auto& line : order.lines)
        out += (out.empty() ? "" : "; ") + std::to_string(line.quantity) + " × " + line.name;
    return out;
}

std::string moment(const std::optional<Time>& at) { return at ? to_rfc3339(*at) : ""; }

std::vector<std::string> headings(const std::vector<inventory::Question>& questions)
{
    std::vector<std::string> out{"Order", "Status", "Name", "E-mail", "Phone", "Tickets", "Bought",
        "Subtotal", "Discount", "Code", "Fees", "Tax", "Total", "Refunded", "Currency", "Method", "Opened by",
        "Placed at (UTC)", "Completed at (UTC)"};
    for (const auto& question : questions) out.push_back(question.label);
    return out;
}

std::vector<std::string> cells(const Order& o, const std::vector<inventory::Question>& questions)
{
    using money::to_number;
    std::vector<std::string> out{o.number, to_string(o.status), o.buyer.name, o.buyer.email, o.buyer.phone,
        std::to_string(o.quantity - o.tickets_cancelled), bought(o), to_number(o.subtotal),
        to_number(o.discount), o.discount_code.value_or(""), to_number(o.fees), to_number(o.tax),
        to_number(o.total), to_number(o.refunded), o.total.currency, to_string(o.method), to_string(o.origin),
        to_rfc3339(o.created_at), moment(o.completed_at)};
    for (const auto& question : questions) {
        const auto is_it = [&](const auto& a) { return a.serial == 0 && a.question == question.id; };
        const auto answer = std::ranges::find_if(o.answers, is_it);
        out.push_back(answer == o.answers.end() ? "" : answer->text);
    }
    return out;
}

}  // namespace

std::string Service::orders_csv(
    const auth::Caller& caller, const EventId& event, const OrdersFilter& filter) const
{
    // Everybody's name and address leave the house with this file.
    context_.db.transact([&](db::Tx& tx) {
        const auto facts = events_.require_manageable(tx, caller, event, organizations::Permission::events);
        audit::record(tx, context_.clock.now(), caller,
            {"orders.exported", "event", event.uuid(), facts.organization, ""});
    });
    return context_.db.read([&](db::Session& session) {
        auto questions = inventory_.questions(session, event);
        std::erase_if(questions, [](const auto& q) { return q.of != inventory::AskedOf::order; });
        csv::Table table(headings(questions));
        std::optional<repo::After> after;
        for (std::size_t got = kChunk; got == kChunk;) {
            auto orders = repo::of_event(session, event, filter, after, kChunk);
            add_answers(session, orders);
            for (const auto& order : orders) table.add(cells(order, questions));
            if (!orders.empty()) after = repo::After{orders.back().created_at, orders.back().id};
            got = orders.size();
        }
        return table.take();
    });
}

void Service::add_answers(db::Session& session, std::vector<Order>& orders) const
{
    std::vector<OrderId> ids;
    for (const auto& order : orders)
        if (order.has_answers) ids.push_back(order.id);
    auto answers = tickets_.answers_of(session, ids);
    for (auto& order : orders)
        if (order.has_answers) order.answers = std::move(answers[order.id]);
}

}  // namespace gatehouse::orders
