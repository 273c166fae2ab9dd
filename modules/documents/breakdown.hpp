// How an amount divides into tax rates, so that all papers of an order together say what its invoice says.
// Pure arithmetic on whole minor units. Private to this module.

#pragma once

#include <vector>

#include "modules/documents/content.hpp"
#include "modules/orders/types.hpp"

namespace gatehouse::documents {

// The taxes of an order: each line under its rate, fees that the buyer paid on top without tax.
std::vector<TaxLine> taxes_of(const orders::Order& order);

// Of each line of the order, what the buyer paid for it: with the tax that was added.
std::vector<std::int64_t> paid_for_lines(const orders::Order& order);

// `sum` with `more` added, or taken off (sign −1), rate by rate.
std::vector<TaxLine> combined(std::vector<TaxLine> sum, const std::vector<TaxLine>& more, int sign = 1);

// What of `left` an amount is, when it is of no line in particular: of each rate its share. Of everything
// that is left it is exactly that. The amount is not above what is left.
std::vector<TaxLine> share_of(const std::vector<TaxLine>& left, std::int64_t amount);

// The same for an amount of one rate alone.
TaxLine part_of(const TaxLine& left, std::int64_t gross);

std::int64_t gross_of(const std::vector<TaxLine>& taxes);

}  // namespace gatehouse::documents
