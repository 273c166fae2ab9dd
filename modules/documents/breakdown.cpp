#include "modules/documents/breakdown.hpp"

#include <algorithm>

#include "common/money.hpp"

namespace gatehouse::documents {

namespace {

TaxLine& of_rate(std::vector<TaxLine>& taxes, int rate, bool included)
{
    const auto same = [&](const TaxLine& t) { return t.rate == rate && t.included == included; };
    const auto found = std::ranges::find_if(taxes, same);
    return found != taxes.end() ? *found : taxes.emplace_back(TaxLine{rate, included, 0, 0});
}

}  // namespace

std::vector<std::int64_t> paid_for_lines(const orders::Order& order)
{
    const auto worths = orders::worth_of_tickets(order);
    std::vector<std::int64_t> out;
    auto next = worths.begin();
    for (const auto& line : order.lines) {
        auto& sum = out.emplace_back(0);
        for (int i = 0; i < line.quantity; ++i) sum += (next++)->amount;
    }
    return out;
}

std::vector<TaxLine> taxes_of(const orders::Order& order)
{
    std::vector<TaxLine> taxes;
    const auto paid = paid_for_lines(order);
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        const auto& line = order.lines[i];
        auto& sum = of_rate(taxes, line.tax_rate, line.tax_included || line.tax_rate == 0);
        sum.tax += line.tax.amount;
        sum.net += paid[i] - line.tax.amount;
    }
    if (order.fees.amount > 0) of_rate(taxes, 0, true).net += order.fees.amount;
    std::ranges::sort(taxes, [](const TaxLine& a, const TaxLine& b) {
        return std::pair(b.rate, a.included) < std::pair(a.rate, b.included);
    });
    return taxes;
}

std::vector<TaxLine> combined(std::vector<TaxLine> sum, const std::vector<TaxLine>& more, int sign)
{
    for (const auto& line : more) {
        auto& same = of_rate(sum, line.rate, line.included);
        same.net += sign * line.net, same.tax += sign * line.tax;
    }
    return sum;
}

std::int64_t gross_of(const std::vector<TaxLine>& taxes)
{
    std::int64_t sum = 0;
    for (const auto& line : taxes) sum += line.gross();
    return sum;
}

TaxLine part_of(const TaxLine& left, std::int64_t gross)
{
    const auto parts = money::spread({left.net, left.tax}, gross);
    return {left.rate, left.included, parts[0], parts[1]};
}

std::vector<TaxLine> share_of(const std::vector<TaxLine>& left, std::int64_t amount)
{
    std::vector<std::int64_t> weights;
    for (const auto& line : left) weights.push_back(line.gross());
    const auto parts = money::spread(weights, amount);
    std::vector<TaxLine> out;
    for (std::size_t i = 0; i < left.size(); ++i)
        if (parts[i] > 0) out.push_back(part_of(left[i], parts[i]));
    return out;
}

}  // namespace gatehouse::documents
