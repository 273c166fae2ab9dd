// Settlements for spreadsheets.

#include <unordered_map>

#include "common/csv.hpp"
#include "common/money_number.hpp"
#include "common/time.hpp"
#include "modules/payments/repository.hpp"
#include "modules/payments/settlement.hpp"

namespace gatehouse::payments {

namespace {

using money::to_number;
using organizations::Permission;

constexpr int kChunk = 1000;

std::string day_and_time(const std::optional<Time>& at) { return at ? to_rfc3339(*at) : ""; }

}  // namespace

std::string Settlements::csv(const auth::Caller& caller, const OrganizationId& id) const
{
    return context_.db.read([&](db::Session& session) {
        organizations_.require_permission(session, caller, id, Permission::money);
        csv::Table table({"Event", "Starts at (UTC)", "Currency", "Orders", "Tickets", "Gross", "Discounts",
            "Refunds", "Platform fee", "Net", "Of it taken in cash", "Fees paid by"});
        for (const auto& s : settle(session, id, orders_.takings(session, events_.ids_of(session, id))))
            table.add({s.name, to_rfc3339(s.starts_at), s.gross.currency, std::to_string(s.orders),
                std::to_string(s.tickets), to_number(s.gross), to_number(s.discounts), to_number(s.refunds),
                to_number(s.platform_fee), to_number(s.net), to_number(s.by_hand),
                to_string(s.fees_paid_by)});
        return table.take();
    });
}

std::string Settlements::csv(const auth::Caller& caller, const EventId& id) const
{
    return context_.db.read([&](db::Session& session) {
        const auto event = events_.require_manageable(session, caller, id, Permission::money);
        std::unordered_map<OrderId, std::int64_t> returned;
        for (const auto& fee : repo::returned_fees(session, event.organization))
            returned[fee.order] += fee.amount;
        csv::Table table({"Order", "Sold at (UTC)", "Status", "Paid by", "Currency", "Tickets", "Gross",
            "Discount", "Refunded", "Platform fee", "Net", "Tax in it"});
        std::vector<orders::Order> orders;
        do {
            const auto last = orders.empty() ? std::nullopt : std::optional(orders.back());
            orders = orders_.sold_orders(session, id, last ? &*last : nullptr, kChunk);
            for (const auto& o : orders) {
                const auto fee = o.platform_fee - Money{returned[o.id], o.total.currency};
                table.add({o.number, day_and_time(o.completed_at), to_string(o.status), to_string(o.method),
                    o.total.currency, std::to_string(o.quantity - o.tickets_cancelled),
                    to_number(o.total + o.discount), to_number(o.discount), to_number(o.refunded),
                    to_number(fee), to_number(o.total - o.refunded - fee), to_number(o.tax)});
            }
        } while (orders.size() == kChunk);
        return table.take();
    });
}

}  // namespace gatehouse::payments
