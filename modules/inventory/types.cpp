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
    }
    return "";
}

TypeState state_of(const TicketType& type, Time event_ends, Time now)
{
    if (event_ends <= now || (type.sales_end && *type.sales_end <= now)) return TypeState::ended;
    if (!type.active || type.sale_mode == SaleMode::closed) return TypeState::closed;
    if (type.sales_start && now < *type.sales_start) return TypeState::not_started;
    return type.sold_out() ? TypeState::sold_out : TypeState::on_sale;
}

namespace {

// Counts over the types that everybody may see.
struct Tally {
    bool any_on_sale = false, any_to_come = false, any_sold_out = false, finite = true;
    std::int64_t left = 0, capacity = 0;
    std::optional<std::int64_t> cheapest, cheapest_on_sale;

    void add(const TicketType& type, TypeState state)
    {
        const auto price = type.price.amount;
        cheapest = std::min(cheapest.value_or(price), price);
        any_to_come = any_to_come || state == TypeState::not_started;
        any_sold_out = any_sold_out || state == TypeState::sold_out;
        if (state == TypeState::sold_out) capacity += type.capacity.value_or(0);
        if (state != TypeState::on_sale) return;
        any_on_sale = true;
        cheapest_on_sale = std::min(cheapest_on_sale.value_or(price), price);
        finite = finite && type.available && type.capacity;
        left += type.available.value_or(0);
        capacity += type.capacity.value_or(0);
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

events::SaleSummary summary_of(const events::Facts& event, const std::vector<TicketType>& types, Time now)
{
    if (event.type == events::Type::save_the_date) return {};
    Tally tally;
    for (const auto& type : types)
        if (type.active && type.visibility == Visibility::public_)
            tally.add(type, state_of(type, event.ends_at, now));
    const bool over = event.ended(now) || event.status == events::Status::cancelled;
    return {tally.cheapest_on_sale ? tally.cheapest_on_sale : tally.cheapest,
        over ? events::SaleState::ended : state_of(tally, event.type == events::Type::free)};
}

Error shortage(int left, const std::string& type)
{
    if (left <= 0) return Error(kSoldOut).with("available", 0).with("ticket_type_id", type);
    return Error(kInsufficientStock)
        .with("available", left)
        .with("ticket_type_id", type)
        .saying(left == 1 ? "Only one ticket is left. Please choose fewer."
                          : "Only " + std::to_string(left) + " tickets are left. Please choose fewer.");
}

bool is_shortage(const Error& error)
{
    return &error.kind() == &kSoldOut || &error.kind() == &kInsufficientStock;
}

void KnownShortage::refuse(const std::vector<Wish>& wishes) const
{
    for (const auto& wish : wishes)
        if (std::ranges::find(types, wish.type) != types.end()) throw shortage(0, wish.type.str());
}

std::vector<TicketTypeId> Remaining::sold_out(const std::vector<Item>& items) const
{
    std::vector<TicketTypeId> out;
    for (const auto& item : items)
        if (left_of(item.pools) == 0) out.push_back(item.type);
    return out;
}

bool Remaining::take(const std::vector<Item>& items)
{
    auto after = left_;
    for (const auto& item : items)
        for (const auto& pool : item.pools)
            if (auto& left = after.at(pool); left && (*left -= item.quantity) < 0) return false;
    left_ = std::move(after);
    return true;
}

int Remaining::left_of(const std::vector<PoolId>& pools) const
{
    int least = std::numeric_limits<int>::max();
    for (const auto& pool : pools)
        if (const auto& left = left_.at(pool)) least = std::min(least, std::max(*left, 0));
    return least;
}

Error Remaining::shortage(const std::vector<Item>& items) const
{
    for (const auto& item : items)
        if (const int left = left_of(item.pools); left < item.quantity)
            return inventory::shortage(left, item.type.str());
    // Each alone would fit: they share a pool.
    const auto scarcest =
        std::ranges::min_element(items, {}, [&](const Item& item) { return left_of(item.pools); });
    return inventory::shortage(left_of(scarcest->pools), scarcest->type.str());
}

}  // namespace gatehouse::inventory
