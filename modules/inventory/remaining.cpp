// Counting down what a look at the stock has found.

#include <algorithm>
#include <limits>

#include "modules/inventory/types.hpp"

namespace gatehouse::inventory {

std::vector<ItemId> Remaining::sold_out(const std::vector<Item>& items) const
{
    std::vector<ItemId> out;
    for (const auto& item : items)
        if (left_of(item.pools) == 0) out.push_back(item.id);
    return out;
}

bool Remaining::take(Quote& quote)
{
    auto after = left_;
    for (auto& item : quote.items) {
        if (quote.reserve && quote.reserve->item == item.id)
            item.reserved =
                std::clamp(quote.reserve->left - reserved_[quote.reserve->hold], 0, item.quantity);
        for (const auto& pool : item.pools)
            if (auto& left = after.at(pool.id); left && (*left -= item.quantity - item.reserved) < 0)
                return false;
    }
    for (const auto& claim : quote.claims)
        if (claim.most && claim.already + claimed_[claim.key] + claim.quantity > *claim.most) return false;
    left_ = std::move(after);
    for (const auto& claim : quote.claims) claimed_[claim.key] += claim.quantity;
    if (quote.reserve)
        for (const auto& item : quote.items) reserved_[quote.reserve->hold] += item.reserved;
    return true;
}

int Remaining::left_of(const std::vector<Source>& pools) const
{
    int least = std::numeric_limits<int>::max();
    for (const auto& pool : pools)
        if (const auto& left = left_.at(pool.id)) least = std::min(least, std::max(*left, 0));
    return least;
}

Error Remaining::shortage(const Quote& quote) const
{
    for (const auto& claim : quote.claims) {
        const auto since = claimed_.find(claim.key);
        const int taken = claim.already + (since == claimed_.end() ? 0 : since->second);
        if (claim.most && taken + claim.quantity > *claim.most) return claim.refusal(taken);
    }
    for (const auto& item : quote.items)
        if (const int left = left_of(item.pools); left < item.quantity - item.reserved)
            return inventory::shortage(left + item.reserved, item.id);
    // Each alone would fit: they share a pool.
    const auto scarcest =
        std::ranges::min_element(quote.items, {}, [&](const Item& item) { return left_of(item.pools); });
    return inventory::shortage(left_of(scarcest->pools), scarcest->id);
}

}  // namespace gatehouse::inventory
