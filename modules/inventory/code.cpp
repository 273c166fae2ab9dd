#include "modules/inventory/code.hpp"

#include <algorithm>

#include "common/money.hpp"
#include "common/text/text.hpp"
#include "common/time.hpp"
#include "modules/inventory/discount.hpp"

namespace gatehouse::inventory {

bool DiscountCode::applies(const ItemId& item) const
{
    return applies_to.empty() || std::ranges::find(applies_to, item) != applies_to.end();
}

bool DiscountCode::shows(const ItemId& item) const
{
    return std::ranges::find(unlocks, item) != unlocks.end();
}

std::optional<int> DiscountCode::uses_left() const
{
    return max_uses ? std::optional(*max_uses - uses) : std::nullopt;
}

std::vector<std::int64_t> DiscountCode::off(const std::vector<std::int64_t>& amounts) const
{
    return kind == CodeKind::percentage ? discount::percentage(amounts, percent_off.value_or(0))
                                        : money::spread(amounts, amount_off ? amount_off->amount : 0);
}

void DiscountCode::require_usable(Time now, const ErrorKind& unknown) const
{
    if (!active) throw Error(unknown, id.str());
    if (starts_at && now < *starts_at) {
        const auto from = to_rfc3339(*starts_at);
        throw Error(kCodeNotYet, id.str()).with("starts_at", from);
    }
    if (ends_at && *ends_at <= now) throw Error(kCodeExpired, id.str());
    if (uses_left().value_or(1) <= 0) throw Error(kCodeUsedUp, id.str());
}

std::string code_key(std::string_view code) { return text::fold(text::trim(code)); }

}  // namespace gatehouse::inventory
