#include "modules/orders/changes.hpp"

#include "common/audit.hpp"
#include "common/db/after_commit.hpp"
#include "common/live/marks.hpp"
#include "common/outbox.hpp"

namespace gatehouse::orders {

namespace {

// Whom buyers named, where that is not known from opening the order a moment ago.
std::unordered_map<OrderId, std::vector<tickets::Holder>> holders_of(
    const Context& context, db::Session& session, const std::vector<Change>& changes)
{
    std::vector<OrderId> ids;
    for (const auto& [caller, order] : changes)
        if (order.has_holders && order.holders.empty()) ids.push_back(order.id);
    return tickets::Service(context).holders_of(session, ids);
}

}  // namespace

void tell(const Context& context, db::Tx& tx, const std::vector<Change>& changes)
{
    live::Marks marks;
    for (const auto& [caller, order] : changes) {
        marks.add(live::kOrder, order.id);
        marks.add(live::kOrganizer, order.event);
        if (order.user) marks.add(live::kUser, *order.user);
    }
    db::after_commit(tx, [&context, marks = std::move(marks)] { marks.send(context); });
}

void record(
    const Context& context, db::Tx& tx, const std::vector<Change>& changes, Time now, const char* action)
{
    std::vector<audit::Act> acts;
    std::vector<Uuid> subjects;
    for (const auto& [caller, order] : changes) {
        acts.push_back({caller, {action, "order", order.id.uuid(), order.organization, ""}});
        subjects.push_back(order.id.uuid());
    }
    audit::record_all(tx, now, acts);
    outbox::publish_all(tx, action, subjects, now);
    tell(context, tx, changes);
}

void finish(const Context& context, db::Tx& tx, const std::vector<Change>& changes, Time now)
{
    if (changes.empty()) return;
    std::vector<tickets::IssueRequest> wanted;
    const auto named = holders_of(context, tx, changes);
    for (const auto& [caller, order] : changes) {
        auto& request = wanted.emplace_back(tickets::IssueRequest{order.id, order.number, order.event,
            order.organization, order.user, {}, {order.buyer.name, order.buyer.email}, order.secret_version});
        for (const auto& line : order.lines)
            request.lines.push_back({line.item, line.name, line.quantity, line.days});
        if (!order.has_holders) continue;
        const auto kept = named.find(order.id);
        request.holders = kept == named.end() ? order.holders : kept->second;
    }
    tickets::Service(context).issue(tx, wanted, now);
    record(context, tx, changes, now, "order.completed");
}

}  // namespace gatehouse::orders
