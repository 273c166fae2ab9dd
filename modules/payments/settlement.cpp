#include "modules/payments/settlement.hpp"

#include <algorithm>
#include <unordered_map>

#include "common/http/page.hpp"
#include "modules/payments/repository.hpp"

namespace gatehouse::payments {

using organizations::Permission;

std::vector<Settlement> Settlements::settle(db::Session& session, const OrganizationId& organization,
    const std::vector<orders::Takings>& takings) const
{
    std::unordered_map<EventId, std::int64_t> returned;
    for (const auto& fee : repo::returned_fees(session, organization)) returned[fee.event] += fee.amount;
    std::vector<Settlement> out;
    for (const auto& sold : takings) {
        const auto event = events_.find(session, sold.event);
        if (!event) continue;
        const auto money = [&](std::int64_t amount) { return Money{amount, event->currency}; };
        Settlement s{event->id, event->name, event->zone, event->starts_at, event->settings.fees_paid_by,
            sold.orders, sold.tickets, money(sold.gross), money(sold.discount), money(sold.refunded),
            money(sold.platform_fee - returned[sold.event]), money(0), money(sold.by_hand)};
        s.net = s.gross - s.discounts - s.refunds - s.platform_fee;
        out.push_back(std::move(s));
    }
    return out;
}

Settlement Settlements::of_event(const auth::Caller& caller, const EventId& id) const
{
    return context_.db.read([&](db::Session& session) {
        const auto event = events_.require_manageable(session, caller, id, Permission::money);
        auto all = settle(session, event.organization, orders_.takings(session, {id}));
        if (!all.empty()) return std::move(all.front());
        const Money zero{0, event.currency};
        return Settlement{id, event.name, event.zone, event.starts_at, event.settings.fees_paid_by, 0, 0,
            zero, zero, zero, zero, zero, zero};
    });
}

Page<Settlement> Settlements::of_organization(
    const auth::Caller& caller, const OrganizationId& id, const PageQuery& query) const
{
    std::optional<EventId> after;
    if (!query.cursor.empty()) after = page::id<EventId>(page::split(query.cursor, 1)[0]);
    return context_.db.read([&](db::Session& session) {
        organizations_.require_permission(session, caller, id, Permission::money);
        // Ids grow with time, so the latest event has the greatest.
        auto events = events_.ids_of(session, id);
        std::erase_if(events, [&](const EventId& event) { return after && !(event < *after); });
        auto takings = orders_.takings(session, events);
        std::ranges::sort(takings, [](const auto& a, const auto& b) { return b.event < a.event; });
        takings.resize(std::min(takings.size(), static_cast<std::size_t>(query.limit) + 1));
        return page::cut(settle(session, id, takings), query.limit,
            [](const Settlement& s) { return std::vector{s.event.str()}; });
    });
}

}  // namespace gatehouse::payments
