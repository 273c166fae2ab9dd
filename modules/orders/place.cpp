// The hot path: from a wish to held tickets. README.md counts its statements.

#include <algorithm>
#include <map>

#include "common/http/idempotency.hpp"
#include "modules/orders/pricing.hpp"
#include "modules/orders/repository.hpp"
#include "modules/orders/service.hpp"

namespace gatehouse::orders {

namespace {

constexpr std::size_t kNumberLetters = 10;
constexpr FeeRule kNoFees{};  // organizations have no plans yet that would set any

// Whether the order is what was wanted; a type may be wanted in several lines.
bool same_wish(const Order& order, const PlaceOrder& wanted)
{
    std::map<TicketTypeId, int> left;
    for (const auto& wish : wanted.lines) left[wish.type] += wish.quantity;
    for (const auto& line : order.lines) left[line.type] -= line.quantity;
    return order.event == wanted.event && order.buyer.email == wanted.buyer.email &&
           order.buyer.name == wanted.buyer.name &&
           std::ranges::all_of(left, [](const auto& entry) { return entry.second == 0; });
}

}  // namespace

Placed Service::placed(Order order) const
{
    auto key = secret(order);
    return {std::move(order), std::move(key)};
}

Order Service::open(const auth::Caller& caller, const PlaceOrder& wanted, const inventory::Quote& quote) const
{
    const auto now = context_.clock.now();
    auto cost = price(quote.items, quote.event.currency, kNoFees);
    if (wanted.expected_total && *wanted.expected_total != cost.total)
        throw Error(kPriceChanged, "expected another total").with("total", cost.total);
    const bool free = cost.total.amount == 0;
    Order order;
    order.id = OrderId(new_uuid(now, context_.random));
    order.organization = quote.event.organization;
    order.event = quote.event.id;
    order.hold = HoldId(new_uuid(now, context_.random));
    order.number = context_.random.code(kNumberLetters);
    order.user = caller.user();
    order.buyer = wanted.buyer;
    order.status = free ? Status::completed : Status::pending;
    order.method = free ? Method::free : Method::card;
    order.lines = std::move(cost.lines);
    order.subtotal = cost.subtotal;
    order.discount = cost.discount;
    order.fees = cost.fees;
    order.tax = cost.tax;
    order.total = cost.total;
    order.quantity = cost.quantity;
    order.expires_at = now + kHoldFor;
    if (free) order.completed_at = now;
    order.created_at = now;
    return order;
}

// The order's own rows touch nothing that anybody else wants; the pools, which everybody wants, are taken
// last.
void Service::insert_and_take(db::Tx& tx, const auth::Caller& caller, const Order& order,
    const inventory::Quote& quote, const std::string& idempotency) const
{
    repo::insert(tx, order, idempotency);
    if (order.sold()) finish(tx, caller, order, order.created_at);
    inventory_.take(tx, {{order.hold, order.event, inventory::HoldKind::checkout, order.id, order.expires_at,
                             order.created_at},
                            quote.items});
    if (order.sold()) inventory_.convert(tx, order.hold);
}

Placed Service::place(
    const auth::Caller& caller, const PlaceOrder& wanted, const std::string& idempotency) const
{
    inventory_.refuse_known_sold_out(wanted.event, wanted.lines);
    const auto quote = context_.db.read(
        [&](db::Session& session) { return inventory_.quote(session, wanted.event, wanted.lines); });
    constexpr int kTries = 3;
    for (int tries = 1;; ++tries) {
        const auto order = open(caller, wanted, quote);
        try {
            context_.db.transact([&](db::Tx& tx) { insert_and_take(tx, caller, order, quote, idempotency); });
            inventory_.stock_taken(order.event);
            return placed(order);
        } catch (const Error& e) {
            inventory_.note_shortage(wanted.event, e);
            throw;
        } catch (const std::exception& e) {
            // Either the same request came twice and Redis had forgotten it, or the number is taken.
            if (!db::is_duplicate(e) || tries == kTries) throw;
            if (auto before = placed_before(wanted, idempotency)) return *before;
        }
    }
}

std::optional<Placed> Service::placed_before(const PlaceOrder& wanted, const std::string& idempotency) const
{
    auto order = context_.db.read(
        [&](db::Session& session) { return repo::find_by_idempotency(session, idempotency); });
    if (!order) return {};
    if (!same_wish(*order, wanted)) throw Error(http::kKeyMismatch, "key of " + order->id.str());
    return placed(std::move(*order));
}

}  // namespace gatehouse::orders
