// Money and tickets of sold orders that go back (REF-1).

#include <algorithm>
#include <map>
#include <numeric>

#include "common/audit.hpp"
#include "common/money.hpp"
#include "common/outbox.hpp"
#include "modules/orders/changes.hpp"
#include "modules/orders/paying_repository.hpp"
#include "modules/orders/service.hpp"

namespace gatehouse::orders {

namespace {

// Of each line: the tax that the total has on top of the subtotals.
std::vector<std::int64_t> added_taxes(const Order& order)
{
    auto added = order.total.amount - order.fees.amount;
    std::vector<std::int64_t> known, taxes;
    for (const auto& line : order.lines) {
        added -= line.subtotal.amount;
        known.push_back(line.added_tax().amount);
        taxes.push_back(line.tax.amount);
    }
    if (std::accumulate(known.begin(), known.end(), std::int64_t{0}) == added) return known;
    // A line from before lines knew this, whose type says something else since: lines get it in proportion to
    // their own tax.
    return money::spread(taxes, added);
}

Status status_of(const Order& order)
{
    if (order.total.amount == 0)
        return order.tickets_cancelled == order.quantity ? Status::cancelled : Status::completed;
    if (order.refunded.amount == 0) return Status::completed;
    return order.refunded.amount < order.total.amount ? Status::partially_refunded : Status::refunded;
}

// The lines' subtotals and the places that these tickets were, by a line's position.
struct Undone {
    std::map<int, std::int64_t> subtotals;
    std::vector<Wish> places;
};

Undone undone(const Order& order, const std::vector<int>& serials)
{
    Undone out;
    int first = 1;
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        const auto& line = order.lines[i];
        const auto shares = money::split(line.subtotal.amount, static_cast<std::size_t>(line.quantity));
        int count = 0;
        for (const int serial : serials) {
            if (serial < first || serial >= first + line.quantity) continue;
            out.subtotals[static_cast<int>(i)] += shares[static_cast<std::size_t>(serial - first)];
            ++count;
        }
        if (count) out.places.push_back({line.item, count});
        first += line.quantity;
    }
    return out;
}

}  // namespace

std::vector<Money> worth_of_tickets(const Order& order)
{
    const auto taxes = added_taxes(order);
    std::vector<Money> out;
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        const auto& line = order.lines[i];
        for (const auto amount :
            money::split(line.subtotal.amount + taxes[i], static_cast<std::size_t>(line.quantity)))
            out.push_back({amount, order.total.currency});
    }
    return out;
}

void Service::give_back(
    db::Tx& tx, const auth::Caller& caller, const Order& locked, const GivenBack& back, Time now) const
{
    auto order = locked;
    order.refunded = order.refunded + back.amount;
    order.tickets_cancelled += static_cast<int>(back.serials.size());
    order.status = status_of(order);
    const bool closed = order.status == Status::cancelled;
    repo::set_given_back(tx, order, closed ? std::optional(now) : locked.closed_at);
    const auto [subtotals, places] = undone(order, back.serials);
    repo::add_cancelled(tx, order.id, subtotals);
    audit::record(
        tx, now, caller, {"order.refunded", "order", order.id.uuid(), order.organization, back.news});
    outbox::publish(tx, "order.refunded", order.id.uuid(), now, back.news);
    if (closed)
        record(context_, tx, {{caller, order}}, now, "order.cancelled");
    else
        tell(context_, tx, {{caller, order}});
    if (!places.empty()) inventory_.give_back(tx, order.hold, places);
}

void Service::correct_refunded(db::Tx& tx, const Order& locked, const Money& more, Time now) const
{
    if (!locked.completed_at || locked.status == Status::cancelled) return;
    auto order = locked;
    order.refunded.amount =
        std::clamp<std::int64_t>(order.refunded.amount + more.amount, 0, order.total.amount);
    order.status = status_of(order);
    repo::set_given_back(tx, order, locked.closed_at);
    const auth::Caller nobody;
    audit::record(
        tx, now, nobody, {"order.refund_corrected", "order", order.id.uuid(), order.organization, ""});
    outbox::publish(tx, "order.refund_corrected", order.id.uuid(), now);
    tell(context_, tx, {{nobody, order}});
}

}  // namespace gatehouse::orders
