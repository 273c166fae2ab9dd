// What became of the orders of a cancelled event, for pages and spreadsheets.

#include "common/audit.hpp"
#include "common/csv.hpp"
#include "common/http/page.hpp"
#include "common/time.hpp"
#include "modules/payments/cancellations.hpp"

namespace gatehouse::payments {

namespace {

constexpr int kChunk = 1000;

std::vector<std::string> cells(const CancelledRow& row)
{
    const auto& [order, event, status, target, back, kept, attempt, failure, updated_at] = row.outcome;
    return {row.number, row.buyer_name, row.buyer_email, to_string(status), money::to_text(back),
        money::to_text(kept), failure, to_rfc3339(updated_at)};
}

}  // namespace

std::vector<CancelledRow> Cancellations::with_buyers(std::vector<CancelledOrder> outcomes) const
{
    std::vector<OrderId> ids;
    for (const auto& outcome : outcomes) ids.push_back(outcome.order);
    std::map<OrderId, orders::Order> orders;
    for (auto& order : orders_.states(ids)) orders.emplace(order.id, std::move(order));
    std::vector<CancelledRow> rows;
    for (auto& outcome : outcomes) {
        const auto& order = orders.at(outcome.order);
        rows.push_back({std::move(outcome), order.number, order.buyer.name, order.buyer.email});
    }
    return rows;
}

Page<CancelledRow> Cancellations::orders(
    const auth::Caller& caller, const EventId& id, const CancelledQuery& query) const
{
    std::optional<OrderId> after;
    if (!query.cursor.empty()) after = page::id<OrderId>(page::split(query.cursor, 1)[0]);
    auto cut = context_.db.read([&](db::Session& session) {
        require(session, caller, id);
        return page::cut(repo::cancelled_orders(session, id, query.status, after, query.limit + 1),
            query.limit, [](const CancelledOrder& c) { return std::vector{c.order.str()}; });
    });
    return {with_buyers(std::move(cut.items)), cut.next_cursor};
}

std::string Cancellations::csv(const auth::Caller& caller, const EventId& id) const
{
    // Names and addresses leave the house with this file.
    context_.db.transact([&](db::Tx& tx) {
        const auto event = require(tx, caller, id);
        audit::record(tx, context_.clock.now(), caller,
            {"cancellation.exported", "event", id.uuid(), event.organization, ""});
    });
    csv::Table table(
        {"Order", "Buyer", "E-mail", "Status", "Goes back", "Kept", "Failed because", "Changed at (UTC)"});
    std::optional<OrderId> after;
    for (std::size_t got = kChunk; got == kChunk;) {
        auto outcomes = context_.db.read([&](db::Session& session) {
            return repo::cancelled_orders(session, id, std::nullopt, after, kChunk);
        });
        got = outcomes.size();
        if (got) after = outcomes.back().order;
        for (const auto& row : with_buyers(std::move(outcomes))) table.add(cells(row));
    }
    return table.take();
}

}  // namespace gatehouse::payments
