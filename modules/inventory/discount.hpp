// How much a code takes off each line. Pure arithmetic on whole minor units, so it is the same in every
// currency.

#pragma once

#include <cstdint>
#include <vector>

namespace gatehouse::inventory::discount {

// Spreads `off` over the amounts in proportion, never more than each amount: the parts sum to the smaller of
// `off` and the sum of the amounts. Odd units go to the largest remainders, of equal ones to the first.
std::vector<std::int64_t> spread(const std::vector<std::int64_t>& amounts, std::int64_t off);

// What a percentage takes off these amounts together, half-up, spread over them.
std::vector<std::int64_t> percentage(const std::vector<std::int64_t>& amounts, int basis_points);

}  // namespace gatehouse::inventory::discount
