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

Catalogue Service::catalogue(
    db::Session& session, const EventId& event, const std::vector<TicketTypeId>& types) const
{
    Catalogue catalogue{events_.require_on_sale(session, event), {}, {}};
    repo::add_offers(session, catalogue, types);
    return catalogue;
}

Quote Service::quote(const Catalogue& catalogue, const std::vector<Wish>& wishes) const
{
    std::vector<Wish> wanted;  // by type, in the order of the wishes
    for (const auto& wish : wishes) {
        const auto same = std::ranges::find(wanted, wish.type, &Wish::type);
        if (same == wanted.end())
            wanted.push_back(wish);
        else
            same->quantity += wish.quantity;
    }
    const auto now = context_.clock.now();
    Quote quote{catalogue.event, {}};
    int total = 0;
    for (const auto& [id, quantity] : wanted) {
        const auto offer =
            std::ranges::find_if(catalogue.offers, [&](const Offer& o) { return o.type.id == id; });
        if (offer == catalogue.offers.end() || !offer->type.active ||
            offer->type.visibility == Visibility::hidden)
            throw Error(kNotFound, id.str()).with("ticket_type_id", id.str());
        const auto& type = offer->type;
        check_window(type, quote.event, now);
        check_limits(type, quantity);
        total += quantity;
        quote.items.push_back({id, type.name, quantity, type.price, type.tax_rate, type.tax_included,
            type.sales_end, offer->pools});
    }
    check_total(quote.event.settings, total);
    return quote;
}

Quote Service::quote(db::Session& session, const EventId& event, const std::vector<Wish>& wishes) const
{
    std::vector<TicketTypeId> types;
    for (const auto& wish : wishes) types.push_back(wish.type);
    return quote(catalogue(session, event, types), wishes);
}

}  // namespace gatehouse::inventory
