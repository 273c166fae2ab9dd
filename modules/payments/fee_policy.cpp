#include "modules/payments/fee_policy.hpp"

#include <algorithm>

namespace gatehouse::payments {

Parting part(const FeePolicy& policy, const orders::Order& order)
{
    const auto& currency = order.total.currency;
    const auto left = order.total.amount - order.refunded.amount;
    const auto fee = policy.keep_fee ? std::min(left, order.platform_fee.amount) : 0;
    const auto tickets = policy.per == Per::ticket ? order.quantity - order.tickets_cancelled : 1;
    const auto wanted = fee + money::share(left - fee, policy.percent) + policy.fixed * tickets;
    const auto kept = std::min(left, wanted);
    return {{left - kept, currency}, {kept, currency}};
}

}  // namespace gatehouse::payments
