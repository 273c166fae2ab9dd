#include "modules/inventory/discount.hpp"

#include <numeric>

#include "common/money.hpp"
#include "modules/inventory/types.hpp"

namespace gatehouse::inventory::discount {

std::vector<std::int64_t> percentage(const std::vector<std::int64_t>& amounts, int basis_points)
{
    const auto sum = std::accumulate(amounts.begin(), amounts.end(), std::int64_t{0});
    return money::spread(amounts, money::share(sum, basis_points));
}

}  // namespace gatehouse::inventory::discount

namespace gatehouse::inventory {

void spread_discount(std::vector<Item>& items, std::int64_t off)
{
    std::vector<std::int64_t> amounts;
    for (const auto& item : items) amounts.push_back((item.unit_price * item.quantity).amount);
    const auto parts = money::spread(amounts, off);
    for (std::size_t i = 0; i < items.size(); ++i) items[i].discount.amount = parts[i];
}

}  // namespace gatehouse::inventory
