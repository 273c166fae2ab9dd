#include "modules/inventory/discount.hpp"

#include <algorithm>
#include <numeric>

#include "common/money.hpp"
#include "modules/inventory/types.hpp"

namespace gatehouse::inventory::discount {

namespace {

__extension__ typedef __int128 Wide;

}  // namespace

std::vector<std::int64_t> spread(const std::vector<std::int64_t>& amounts, std::int64_t off)
{
    const auto sum = std::accumulate(amounts.begin(), amounts.end(), std::int64_t{0});
    off = std::clamp<std::int64_t>(off, 0, sum);
    std::vector<std::int64_t> parts(amounts.size(), 0);
    if (off == 0) return parts;
    std::vector<std::size_t> order(amounts.size());
    std::iota(order.begin(), order.end(), 0);
    std::vector<std::int64_t> rest(amounts.size());
    auto left = off;
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        const auto exact = static_cast<Wide>(amounts[i]) * off;
        parts[i] = static_cast<std::int64_t>(exact / sum);
        rest[i] = static_cast<std::int64_t>(exact % sum);
        left -= parts[i];
    }
    // Fewer units are left than there are remainders, and only a part below its amount has a remainder.
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return rest[a] > rest[b]; });
    for (std::size_t i = 0; left > 0; ++i, --left) ++parts[order[i]];
    return parts;
}

std::vector<std::int64_t> percentage(const std::vector<std::int64_t>& amounts, int basis_points)
{
    const auto sum = std::accumulate(amounts.begin(), amounts.end(), std::int64_t{0});
    return spread(amounts, money::share(sum, basis_points));
}

}  // namespace gatehouse::inventory::discount

namespace gatehouse::inventory {

void spread_discount(std::vector<Item>& items, std::int64_t off)
{
    std::vector<std::int64_t> amounts;
    for (const auto& item : items) amounts.push_back((item.unit_price * item.quantity).amount);
    const auto parts = discount::spread(amounts, off);
    for (std::size_t i = 0; i < items.size(); ++i) items[i].discount.amount = parts[i];
}

}  // namespace gatehouse::inventory
