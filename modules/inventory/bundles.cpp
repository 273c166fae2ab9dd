#include "modules/inventory/bundles.hpp"

#include <algorithm>

#include "common/json/schema.hpp"

namespace gatehouse::inventory {

namespace {

constexpr int kWhole = 10'000;  // basis points

Money less(const Money& sum, int discount_percent)
{
    return sum - Money{money::share(sum.amount, std::min(discount_percent, kWhole)), sum.currency};
}

Error fault(const char* pointer, const char* code, std::string detail)
{
    schema::Faults faults;
    schema::complain(faults, pointer, code, std::move(detail));
    return Error(kInvalid, {}, std::move(faults));
}

}  // namespace

DaysMask mask_of(const std::vector<DayId>& ids, const std::vector<Day>& days, const char* pointer)
{
    DaysMask mask = 0;
    for (const auto& id : ids) {
        const auto day = std::ranges::find(days, id, &Day::id);
        if (day == days.end()) throw fault(pointer, "unknown", "must name days of this event");
        mask |= day_bit(day->number);
    }
    return mask;
}

std::optional<Money> sum_of_days(
    const std::vector<SaleItem>& items, const std::vector<Day>& days, DaysMask mask)
{
    std::optional<Money> sum;
    for (const auto& day : covered(days, mask)) {
        const auto type = std::ranges::find_if(items, [&](const SaleItem& item) {
            return !item.id.is_bundle() && item.active && item.visibility == Visibility::public_ &&
                   item.days == day_bit(day.number);
        });
        if (type == items.end()) return {};
        sum = sum ? *sum + type->price : type->price;
    }
    return sum;
}

Money discounted(const EventStock& stock, DaysMask mask, int discount_percent)
{
    const auto sum = sum_of_days(stock.items, stock.days, mask);
    if (!sum)
        throw fault("/discount_percent", "no_price",
            "needs a ticket type on offer for each of the days, whose prices it is taken off");
    return less(*sum, discount_percent);
}

void reprice(db::Tx& tx, const EventId& event)
{
    const auto items = repo::items_of(tx, event);
    if (std::ranges::none_of(items, [](const SaleItem& i) { return i.discount_percent.has_value(); })) return;
    const auto days = repo::days_of(tx, {event});
    for (const auto& item : items) {
        if (!item.discount_percent) continue;
        // A day without a type keeps the last price: its organizer is told when the bundle is edited.
        if (const auto sum = sum_of_days(items, days, item.days))
            repo::set_price(tx, item.id, less(*sum, *item.discount_percent));
    }
}

}  // namespace gatehouse::inventory
