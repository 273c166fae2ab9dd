#include "modules/inventory/types.hpp"

#include <algorithm>
#include <limits>

namespace gatehouse::inventory {

const char* to_string(Visibility v) { return v == Visibility::hidden ? "hidden" : "public"; }

const char* to_string(SaleMode m)
{
    return m == SaleMode::open ? "open" : m == SaleMode::waiting_room ? "waiting_room" : "closed";
}

const char* to_string(TypeState s)
{
    switch (s) {
        case TypeState::on_sale: return "on_sale";
        case TypeState::not_started: return "not_started";
        case TypeState::ended: return "ended";
        case TypeState::sold_out: return "sold_out";
        case TypeState::closed: return "closed";
    }
    return "";
}

const char* to_string(HoldKind k)
{
    switch (k) {
        case HoldKind::checkout: return "checkout";
        case HoldKind::offer: return "offer";
        case HoldKind::cash: return "cash";
        case HoldKind::split: return "split";
        case HoldKind::reserve: return "reserve";
    }
    return "";
}

TypeState state_of(const SaleItem& item, Time event_ends, Time now)
{
    if (event_ends <= now || (item.sales_end && *item.sales_end <= now)) return TypeState::ended;
    if (!item.active || item.sale_mode == SaleMode::closed) return TypeState::closed;
    if (item.sales_start && now < *item.sales_start) return TypeState::not_started;
    return item.sold_out() ? TypeState::sold_out : TypeState::on_sale;
}

namespace {

// Counts over the items that everybody may see.
struct Tally {
    bool any_on_sale = false, any_to_come = false, any_sold_out = false, finite = true;
    std::int64_t left = 0, capacity = 0;
    std::optional<std::int64_t> cheapest, cheapest_on_sale;

    void add(const SaleItem& item, TypeState state)
    {
        const auto price = item.price.amount;
        cheapest = std::min(cheapest.value_or(price), price);
        any_to_come = any_to_come || state == TypeState::not_started;
        any_sold_out = any_sold_out || state == TypeState::sold_out;
        if (state == TypeState::sold_out) capacity += item.room.value_or(0);
        if (state != TypeState::on_sale) return;
        any_on_sale = true;
        cheapest_on_sale = std::min(cheapest_on_sale.value_or(price), price);
        finite = finite && item.available;
        left += item.available.value_or(0);
        capacity += item.room.value_or(0);
    }

    bool few_left() const { return finite && left * 10 <= capacity; }
};

events::SaleState state_of(const Tally& tally, bool free_event)
{
    using enum events::SaleState;
    if (!tally.cheapest) return free_event ? free : none;
    if (tally.any_on_sale) return tally.few_left() ? few_left : free_event ? free : on_sale;
    return tally.any_to_come ? not_started : tally.any_sold_out ? sold_out : ended;
}

}  // namespace

events::SaleSummary summary_of(const events::Facts& event, const std::vector<SaleItem>& items, Time now)
{
    if (event.type == events::Type::save_the_date) return {};
    Tally tally;
    for (const auto& item : items)
        if (item.active && item.visibility == Visibility::public_)
            tally.add(item, state_of(item, event.ends_at, now));
    const bool over = event.ended(now) || event.status == events::Status::cancelled;
    return {tally.cheapest_on_sale ? tally.cheapest_on_sale : tally.cheapest,
        over ? events::SaleState::ended : state_of(tally, event.type == events::Type::free)};
}

Error shortage(int left, const ItemId& item)
{
    if (left <= 0) return Error(kSoldOut).with("available", 0).with(item.member(), item.str());
    return Error(kInsufficientStock)
        .with("available", left)
        .with(item.member(), item.str())
        .saying(left == 1 ? "Only one ticket is left. Please choose fewer."
                          : "Only " + std::to_string(left) + " tickets are left. Please choose fewer.");
}

bool is_shortage(const Error& error)
{
    for (const auto* kind : {&kSoldOut, &kInsufficientStock, &kCodeUsedUp, &kCodeLimit, &kLimitExceeded})
        if (&error.kind() == kind) return true;
    return false;
}

void KnownShortage::refuse(const std::vector<Wish>& wishes) const
{
    const auto is_in = [](const std::vector<ItemId>& list, const ItemId& item) {
        return std::ranges::find(list, item) != list.end();
    };
    for (const auto& wish : wishes) {
        if (is_in(awaited, wish.item))
            throw Error(kQueueRequired, "known").with(wish.item.member(), wish.item.str());
        if (is_in(items, wish.item)) throw shortage(0, wish.item);
    }
}

}  // namespace gatehouse::inventory
