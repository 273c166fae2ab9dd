// What wishes cost now, and whether they may be wished at all.

#include <algorithm>

#include "common/time.hpp"
#include "modules/inventory/repository.hpp"
#include "modules/inventory/service.hpp"

namespace gatehouse::inventory {

namespace {

Error about(const ErrorKind& kind, const TicketType& type)
{
    return Error(kind, type.id.str()).with("ticket_type_id", type.id.str());
}

void check_window(const TicketType& type, const events::Facts& event, Time now)
{
    const auto throw_closed = [&] { throw about(kSalesClosed, type); };
    if (type.sale_mode == SaleMode::closed) throw_closed();
    switch (state_of(type, event.ends_at, now)) {
        case TypeState::not_started:
            throw about(kSalesNotOpen, type).with("sales_start", to_rfc3339(*type.sales_start));
        case TypeState::ended:
        case TypeState::closed: throw_closed();
        case TypeState::on_sale:
        case TypeState::sold_out: break;
    }
    if (type.sale_mode == SaleMode::waiting_room) throw about(kQueueRequired, type);
}

void check_limits(const TicketType& type, int quantity)
{
    if (quantity > type.max_per_order)
        throw about(kLimitExceeded, type)
            .with("max", type.max_per_order)
            .saying(
                "At most " + std::to_string(type.max_per_order) + " of these tickets can be in one order.");
    if (quantity < type.min_per_order)
        throw about(kLimitExceeded, type)
            .with("min", type.min_per_order)
            .saying(
                "At least " + std::to_string(type.min_per_order) + " of these tickets must be in one order.");
}

void check_total(const events::Settings& settings, int total)
{
    if (total > settings.max_per_order)
        throw Error(kLimitExceeded)
            .with("max", settings.max_per_order)
            .saying("At most " + std::to_string(settings.max_per_order) + " tickets can be in one order.");
    if (total < settings.min_per_order)
        throw Error(kLimitExceeded)
            .with("min", settings.min_per_order)
            .saying("At least " + std::to_string(settings.min_per_order) + " tickets must be in one order.");
}

}  // namespace

Quote Service::quote(db::Session& session, const EventId& event_id, const std::vector<Wish>& wishes) const
{
    Quote quote{events_.require_on_sale(session, event_id), {}};
    std::vector<TicketTypeId> ids;
    std::unordered_map<TicketTypeId, int> wanted;
    for (const auto& wish : wishes)
        if ((wanted[wish.type] += wish.quantity) == wish.quantity) ids.push_back(wish.type);
    const auto types = repo::types_with_pools(session, event_id, ids);

    const auto now = context_.clock.now();
    int total = 0;
    for (const auto& id : ids) {
        const auto found = std::ranges::find_if(types, [&](const auto& t) { return t.type.id == id; });
        if (found == types.end() || !found->type.active || found->type.visibility == Visibility::hidden)
            throw Error(kNotFound, id.str()).with("ticket_type_id", id.str());
        const auto& type = found->type;
        check_window(type, quote.event, now);
        check_limits(type, wanted[id]);
        total += wanted[id];
        quote.items.push_back({id, type.name, wanted[id], type.price, type.tax_rate, type.tax_included,
            type.sales_end, found->pools});
    }
    check_total(quote.event.settings, total);
    return quote;
}

}  // namespace gatehouse::inventory
