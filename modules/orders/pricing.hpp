// What an order costs. Pure arithmetic on whole minor units.

#pragma once

#include <vector>

#include "common/config.hpp"
#include "modules/inventory/types.hpp"
#include "modules/orders/types.hpp"

namespace gatehouse::orders {

// The installation's, with the share of the organizer's plan (ORG-5).
FeeRule fee_rule(const Config& config, int basis_points);

struct Price {
    std::vector<Line> lines;
    Money subtotal, discount, fees, tax, total, platform_fee;
    int quantity = 0;
};

// Tax is reckoned by line after the discount, half-up: contained in the price, or on top of it, as the item
// says. The fee is reckoned after the discount too; the buyer pays it on top, or the organizer out of theirs.
Price price(const std::vector<inventory::Item>& items, const std::string& currency, const FeeRule& fees,
    events::FeesPaidBy paid_by = events::FeesPaidBy::buyer);

}  // namespace gatehouse::orders
