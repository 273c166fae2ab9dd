// How much a code takes off each line. Pure arithmetic on whole minor units, so it is the same in every
// currency.

#pragma once

#include <cstdint>
#include <vector>

namespace gatehouse::inventory::discount {

// What a percentage takes off these amounts together, half-up, spread over them.
std::vector<std::int64_t> percentage(const std::vector<std::int64_t>& amounts, int basis_points);

}  // namespace gatehouse::inventory::discount
