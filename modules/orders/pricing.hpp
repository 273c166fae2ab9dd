// What an order costs. Pure arithmetic on whole minor units.

#pragma once

#include <vector>

#include "modules/inventory/types.hpp"
#include "modules/orders/types.hpp"

namespace gatehouse::orders {

// What the platform keeps for selling (ORD-7): a share of the subtotal and so much per ticket, within bounds;
// nothing of free tickets. All zero: no fees.
struct FeeRule {
    int basis_points = 0;
    std::int64_t per_ticket = 0;
    std::int64_t least = 0;
    std::optional<std::int64_t> most;

    std::int64_t fee(std::int64_t subtotal, int paid_tickets) const;
};

struct Price {
    std::vector<Line> lines;
    Money subtotal, discount, fees, tax, total;
    int quantity = 0;
};

// Tax is reckoned by line, half-up: contained in the price, or on top of it, as the ticket type says.
Price price(const std::vector<inventory::Item>& items, const std::string& currency, const FeeRule& fees);

}  // namespace gatehouse::orders
