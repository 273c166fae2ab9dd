#include "modules/orders/said.hpp"

#include <algorithm>
#include <map>

namespace gatehouse::orders {

namespace {

using inventory::AskedOf;
using inventory::Question;

// The serial of each ticket that was wished, in the order of the wishes: lines of the same item were put
// together, and tickets are numbered by line.
std::vector<int> serials_of(const PlaceOrder& wanted, const Order& order)
{
    std::map<ItemId, int> next;
    for (int first = 1; const auto& line : order.lines)
        next[line.item] = std::exchange(first, first + line.quantity);
    std::vector<int> out;
    for (const auto& wish : wanted.lines)
        for (int i = 0; i < wish.quantity; ++i) out.push_back(next[wish.item]++);
    return out;
}

std::vector<Question> asked(
    const std::vector<Question>& questions, AskedOf of, const std::vector<ItemId>& items)
{
    std::vector<Question> out;
    for (const auto& q : questions)
        if (!q.retired_at && q.of == of &&
            std::ranges::any_of(items, [&](const auto& item) { return q.asked_for(item); }))
            out.push_back(q);
    return out;
}

void add(Order& order, int serial, const std::vector<inventory::Answer>& answers)
{
    for (const auto& answer : answers) order.answers.push_back({answer, serial});
}

void hear_names(Order& order, const PlaceOrder& wanted, const std::vector<int>& serials)
{
    const auto is_named = [](const AboutTicket& t) { return !t.name.empty() || !t.email.empty(); };
    order.has_holders = std::ranges::any_of(wanted.tickets, is_named);
    if (!order.has_holders) return;
    order.holders.resize(static_cast<std::size_t>(order.quantity));
    for (std::size_t i = 0; i < wanted.tickets.size(); ++i)
        order.holders[static_cast<std::size_t>(serials[i]) - 1] = {
            wanted.tickets[i].name, wanted.tickets[i].email};
}

}  // namespace

void hear(Order& order, const PlaceOrder& wanted, const std::vector<Question>& questions)
{
    if (wanted.tickets.empty() && questions.empty()) return;
    schema::Faults faults;
    if (wanted.tickets.size() > static_cast<std::size_t>(order.quantity))
        throw Error(kInvalid, {},
            {{"/tickets", "length",
                "must be about no more than the " + std::to_string(order.quantity) + " tickets"}});
    const auto serials = serials_of(wanted, order);
    hear_names(order, wanted, serials);
    if (questions.empty()) return;
    std::vector<ItemId> items;
    for (const auto& line : order.lines) items.push_back(line.item);
    const auto of_order = asked(questions, AskedOf::order, items);
    add(order, 0, inventory::read_answers(of_order, questions, wanted.answers, "/answers", faults));
    std::size_t i = 0;
    for (const auto& wish : wanted.lines) {
        const auto of_ticket = asked(questions, AskedOf::ticket, {wish.item});
        for (int n = 0; n < wish.quantity; ++n, ++i) {
            const auto given =
                i < wanted.tickets.size() ? wanted.tickets[i].answers : std::vector<inventory::GivenAnswer>();
            const auto at = "/tickets/" + std::to_string(i) + "/answers";
            add(order, serials[i], inventory::read_answers(of_ticket, questions, given, at, faults));
        }
    }
    if (!faults.empty()) throw Error(kInvalid, {}, std::move(faults));
    order.has_answers = !order.answers.empty();
}

}  // namespace gatehouse::orders
