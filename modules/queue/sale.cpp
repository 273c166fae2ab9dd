#include "modules/queue/sale.hpp"

#include <algorithm>

#include "common/time.hpp"

namespace gatehouse::queue {

using namespace std::chrono_literals;
using inventory::kLimitExceeded;

namespace {

constexpr std::size_t kMostKept = 1000;

Error limit(const char* name, int value, const std::string& say)
{
    return Error(kLimitExceeded).with(name, value).saying(say);
}

void check_quantity(const Sale& sale, int quantity, bool accept_fewer)
{
    const auto& item = sale.item();
    const int most = std::min({item.max_per_order, sale.event.settings.max_per_order,
        item.max_per_person.value_or(item.max_per_order)});
    if (quantity > most)
        throw limit("max", most, "You can wait for at most " + std::to_string(most) + " of these tickets.");
    if (quantity < sale.least())
        throw limit("min", sale.least(),
            "At least " + std::to_string(sale.least()) + " of these tickets must be in one order.");
    if (!accept_fewer && sale.never_has(quantity)) {
        const int room = *sale.offer.room;
        throw limit("max", room,
            "There are only " + std::to_string(room) +
                " of these tickets in all, so your group would wait for ever. Please choose fewer, or accept "
                "fewer.");
    }
}

}  // namespace

std::optional<int> Sale::available() const
{
    std::optional<int> least;
    for (const auto& [pool, n] : left)
        if (n) least = std::min(least.value_or(*n), std::max(*n, 0));
    return least;
}

bool Sale::over(Time now) const
{
    return event.status != events::Status::published || event.ended(now) || !item().active ||
           item().sale_mode == inventory::SaleMode::closed || (item().sales_end && *item().sales_end <= now);
}

int Sale::least() const { return std::max(item().min_per_order, event.settings.min_per_order); }

ShownMode Sale::mode() const
{
    if (item().sale_mode == inventory::SaleMode::waiting_room) return ShownMode::waiting_room;
    const bool scarce = available() && *available() < least();
    if (offer.awaited || (event.settings.waiting_list && scarce)) return ShownMode::waiting_list;
    return ShownMode::open;
}

LineState Sale::state(const std::optional<Line>& line, Time now) const
{
    if (over(now)) return LineState::closed;
    if (!opened(now)) return LineState::pre_queue;
    return line && line->gate == Gate::paused ? LineState::paused : LineState::open;
}

void Sale::require_joinable(int quantity, bool accept_fewer, Time now) const
{
    const auto& id = item().id;
    if (item().visibility == inventory::Visibility::hidden || !item().active)
        throw Error(kNotFound, id.str());
    if (over(now)) throw Error(inventory::kSalesClosed, id.str());
    const auto mode = this->mode();
    if (mode == ShownMode::open && !opened(now))
        throw Error(inventory::kSalesNotOpen, id.str()).with("sales_start", to_rfc3339(*item().sales_start));
    if (mode == ShownMode::open) throw Error(kNoLine, id.str());
    check_quantity(*this, quantity, accept_fewer);
}

Sale read_sale(const Context& context, db::Session& session, const ItemId& id)
{
    const inventory::Service inventory(context);
    const auto item = inventory.find(session, id);
    const auto event = item ? events::Service(context).find(session, item->event) : std::nullopt;
    if (!event || event->status == events::Status::draft) throw Error(kNotFound, id.str());
    auto catalogue = inventory.look(session, *event, {id});
    if (catalogue.offers.empty()) throw Error(kNotFound, id.str());
    return {*event, std::move(catalogue.offers.front()), std::move(catalogue.left)};
}

Sales::Sales() : kept_(1s, kMostKept) {}

Sale Sales::get(const Context& context, const ItemId& item)
{
    return kept_.get(item, context.clock.now(), [&] {
        return context.db.read([&](db::Session& session) { return read_sale(context, session, item); });
    });
}

}  // namespace gatehouse::queue
