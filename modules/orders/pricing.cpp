#include "modules/orders/pricing.hpp"

namespace gatehouse::orders {

std::int64_t FeeRule::fee(std::int64_t subtotal, int paid_tickets) const
{
    if (paid_tickets == 0) return 0;
    const auto fee = std::max(least, money::share(subtotal, basis_points) + per_ticket * paid_tickets);
    return most ? std::min(*most, fee) : fee;
}

FeeRule fee_rule(const Config& config, int basis_points)
{
    FeeRule rule{basis_points, config.number("fees.per_ticket"), config.number("fees.least"), {}};
    if (const int most = config.number("fees.most"); most > 0) rule.most = most;
    return rule;
}

Price price(const std::vector<inventory::Item>& items, const std::string& currency, const FeeRule& fees,
    events::FeesPaidBy paid_by)
{
    const Money zero{0, currency};
    Price price{{}, zero, zero, zero, zero, zero, zero, 0};
    int paid_tickets = 0;
    for (const auto& item : items) {
        Line line{item.id, item.name, item.quantity, item.unit_price, zero, zero,
            item.unit_price * item.quantity, item.days, item.tax_rate, item.tax_included};
        line.discount.amount = item.discount.amount;
        line.subtotal = line.subtotal - line.discount;
        const auto amount = line.subtotal.amount;
        line.tax.amount = item.tax_included ? money::tax_within(amount, item.tax_rate)
                                            : money::share(amount, item.tax_rate);
        price.subtotal = price.subtotal + line.subtotal;
        price.discount = price.discount + line.discount;
        price.tax = price.tax + line.tax;
        price.total = price.total + line.subtotal;
        if (!item.tax_included) price.total = price.total + line.tax;
        price.quantity += item.quantity;
        if (amount > 0) paid_tickets += item.quantity;
        price.lines.push_back(std::move(line));
    }
    price.platform_fee.amount = fees.fee(price.subtotal.amount, paid_tickets);
    if (paid_by == events::FeesPaidBy::buyer) price.fees = price.platform_fee;
    price.total = price.total + price.fees;
    return price;
}

}  // namespace gatehouse::orders
