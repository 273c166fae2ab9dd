#include "modules/orders/pricing.hpp"

namespace gatehouse::orders {

std::int64_t FeeRule::fee(std::int64_t subtotal, int paid_tickets) const
{
    if (paid_tickets == 0) return 0;
    const auto fee = std::max(least, money::share(subtotal, basis_points) + per_ticket * paid_tickets);
    return most ? std::min(*most, fee) : fee;
}

Price price(const std::vector<inventory::Item>& items, const std::string& currency, const FeeRule& fees)
{
    const Money zero{0, currency};
    Price price{{}, zero, zero, zero, zero, zero, 0};
    int paid_tickets = 0;
    for (const auto& item : items) {
        Line line{item.type, item.name, item.quantity, item.unit_price, zero, zero,
            item.unit_price * item.quantity};
        const auto amount = line.subtotal.amount;
        line.tax.amount = item.tax_included ? money::tax_within(amount, item.tax_rate)
                                            : money::share(amount, item.tax_rate);
        price.subtotal = price.subtotal + line.subtotal;
        price.tax = price.tax + line.tax;
        price.total = price.total + line.subtotal;
        if (!item.tax_included) price.total = price.total + line.tax;
        price.quantity += item.quantity;
        if (amount > 0) paid_tickets += item.quantity;
        price.lines.push_back(std::move(line));
    }
    price.fees.amount = fees.fee(price.subtotal.amount, paid_tickets);
    price.total = price.total + price.fees;
    return price;
}

}  // namespace gatehouse::orders
