// What bundles are made from: days, and a price that may follow theirs. Private to this module.

#pragma once

#include "modules/inventory/repository.hpp"
#include "modules/inventory/types.hpp"

namespace gatehouse::inventory {

// The bits of these days. Throws invalid, at this pointer, when one of them is not the event's.
DaysMask mask_of(const std::vector<DayId>& ids, const std::vector<Day>& days, const char* pointer);

// The sum of the prices of these days, each that of its first public type in order; empty when a day has
// none.
std::optional<Money> sum_of_days(
    const std::vector<SaleItem>& items, const std::vector<Day>& days, DaysMask mask);

// The price of a bundle that costs so much less than its days. Throws invalid when a day has no price.
Money discounted(const EventStock& stock, DaysMask mask, int discount_percent);

// Brings the prices of such bundles up to date with those of their days.
void reprice(db::Tx& tx, const EventId& event);

}  // namespace gatehouse::inventory
