// Orders that an organizer opens for somebody (ORD-9): paid elsewhere, or for nothing.

#include <algorithm>

#include "modules/orders/changes.hpp"
#include "modules/orders/pricing.hpp"
#include "modules/orders/repository.hpp"
#include "modules/orders/said.hpp"
#include "modules/orders/service.hpp"

namespace gatehouse::orders {

namespace {

constexpr std::size_t kNumberLetters = 10;

Error about(const ErrorKind& kind, const ItemId& item)
{
    return Error(kind, item.str()).with(item.member(), item.str());
}

// The items as they stand, with places of all of them looked at: hidden ones and closed sales as well, and no
// limits of persons or orders, because the organizer may do as they like with their own tickets. Only what
// people wait for is theirs (INV-5).
std::vector<inventory::Item> items_of(const inventory::Catalogue& catalogue, const std::vector<Wish>& lines)
{
    std::vector<inventory::Item> items;
    for (const auto& [id, quantity] : lines) {
        const auto known = std::ranges::find(items, id, &inventory::Item::id);
        if (known != items.end()) {
            known->quantity += quantity;
            continue;
        }
        const auto offer =
            std::ranges::find_if(catalogue.offers, [&](const auto& o) { return o.item.id == id; });
        if (offer == catalogue.offers.end()) throw about(kNotFound, id);
        if (offer->awaited)
            throw about(inventory::kQueueRequired, id)
                .saying("People wait in line for these tickets, so they come first.");
        const auto& item = offer->item;
        items.push_back({id, item.name, quantity, item.price, item.tax_rate, item.tax_included, item.days,
            item.sales_end, offer->pools, Money{0, item.price.currency}, 0});
    }
    return items;
}

// What is agreed is agreed with the tax in it.
void include_tax(inventory::Item& item)
{
    if (item.tax_included) return;
    item.unit_price.amount += money::share(item.unit_price.amount, item.tax_rate);
    item.tax_included = true;
}

// Takes so much off the lines that they come to `total`, each its share of it.
void agree_on(std::vector<inventory::Item>& items, const Money& total)
{
    std::int64_t listed = 0;
    for (auto& item : items) {
        include_tax(item);
        listed += (item.unit_price * item.quantity).amount;
    }
    const auto currency = items.front().unit_price.currency;
    if (total.currency != currency)
        throw Error(
            kInvalid, {}, {{"/total/currency", "currency", "must be the event's currency, " + currency}});
    if (total.amount > listed)
        throw Error(kInvalid, {},
            {{"/total/amount", "range",
                "must be no more than the tickets cost, " + money::to_text({listed, currency})}});
    inventory::spread_discount(items, listed - total.amount);
}

}  // namespace

Manual Service::prepare_manual(db::Session& session, const EventId& event, const ManualOrder& wanted) const
{
    std::vector<ItemId> ids;
    for (const auto& line : wanted.lines) ids.push_back(line.item);
    const auto catalogue = inventory_.look(session, events_.require_on_sale(session, event), ids);
    inventory::Quote quote{catalogue.event, items_of(catalogue, wanted.lines), {}, {}, {}};
    inventory::Remaining remaining(catalogue);
    if (!remaining.take(quote)) throw remaining.shortage(quote);
    if (wanted.pricing != Pricing::listed)
        agree_on(quote.items, wanted.pricing == Pricing::own
                                  ? wanted.total.value_or(Money{0, catalogue.event.currency})
                                  : Money{0, catalogue.event.currency});
    // Nothing that the platform earns a fee for: it saw no money.
    auto cost = price(quote.items, catalogue.event.currency, FeeRule{}, events::FeesPaidBy::organizer);
    if (static_cast<std::size_t>(cost.quantity) > kMostNamed)
        throw Error(kInvalid, {}, {{"/lines", "range", "must be a hundred tickets at most"}});
    const auto now = context_.clock.now();
    Manual manual;
    auto& order = manual.order;
    order.id = OrderId(new_uuid(now, context_.random));
    order.organization = catalogue.event.organization;
    order.event = event;
    order.hold = HoldId(new_uuid(now, context_.random));
    order.number = context_.random.code(kNumberLetters);
    order.buyer = wanted.buyer;
    order.status = Status::completed;
    order.method = cost.total.amount > 0 ? Method::cash : Method::free;
    order.origin = Origin::organizer;
    order.lines = std::move(cost.lines);
    order.subtotal = cost.subtotal, order.discount = cost.discount, order.fees = cost.fees;
    order.platform_fee = cost.platform_fee, order.tax = cost.tax, order.total = cost.total;
    order.refunded = {0, cost.total.currency};
    order.quantity = cost.quantity;
    order.expires_at = order.created_at = now;
    order.completed_at = now;
    // The organizer need not answer their own questions.
    PlaceOrder said;
    said.lines = wanted.lines;
    said.tickets = wanted.tickets;
    hear(order, said, {});
    manual.taking = {{order.hold, event, inventory::HoldKind::cash, order.id, now, now, true}, quote.items};
    return manual;
}

void Service::open_manual(db::Tx& tx, const auth::Caller& caller, const Manual& manual,
    const std::string& idempotency, const std::function<void()>& book) const
{
    const auto& order = manual.order;
    repo::insert(tx, {{order, idempotency}});
    if (const auto said = said_in(std::vector{order}); !said.empty()) tickets_.keep_said(tx, said);
    finish(context_, tx, {{caller, order}}, order.created_at);
    book();
    inventory_.take(tx, manual.taking);
}

std::optional<Order> Service::find_by_key(db::Session& session, const std::string& idempotency) const
{
    return repo::find_by_idempotency(session, idempotency);
}

}  // namespace gatehouse::orders
