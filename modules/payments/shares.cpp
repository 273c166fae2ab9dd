#include "modules/payments/shares.hpp"

#include <algorithm>

#include "common/text/text.hpp"

namespace gatehouse::payments {

using namespace std::chrono_literals;

namespace {

constexpr auto kLastReminder = 2h;

struct Least {
    std::string_view currency;
    std::int64_t amount;
};
// https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts
constexpr Least kLeast[] = {{"AED", 200}, {"AUD", 50}, {"BGN", 100}, {"BRL", 50}, {"CAD", 50}, {"CHF", 50},
    {"CZK", 1500}, {"DKK", 250}, {"EUR", 50}, {"GBP", 30}, {"HKD", 400}, {"HUF", 17500}, {"INR", 50},
    {"JPY", 50}, {"MXN", 1000}, {"MYR", 200}, {"NOK", 300}, {"NZD", 50}, {"PLN", 200}, {"RON", 200},
    {"SEK", 300}, {"SGD", 50}, {"THB", 1000}, {"USD", 50}};

std::vector<Money> equal_parts(const Money& total, std::size_t count)
{
    std::vector<Money> out;
    for (const auto amount : money::split(total.amount, count)) out.push_back({amount, total.currency});
    return out;
}

std::vector<Money> given_parts(const Money& total, std::span<const Payer> payers)
{
    std::vector<Money> out;
    Money sum{0, total.currency};
    for (const auto& payer : payers) {
        if (!payer.amount) throw Error(kSplitAmounts);
        out.push_back({*payer.amount, total.currency});
        sum = sum + out.back();
    }
    if (sum != total) throw Error(kSplitSum).with("total", total).with("sum", sum);
    return out;
}

std::string first_letter(std::string_view word)
{
    std::size_t n = 1;
    while (n < word.size() && (static_cast<unsigned char>(word[n]) & 0xc0) == 0x80) ++n;
    return std::string(word.substr(0, n));
}

}  // namespace

std::vector<Money> divide(const Money& total, std::span<const Payer> payers)
{
    const bool equal = std::ranges::none_of(payers, [](const Payer& p) { return p.amount.has_value(); });
    auto parts = equal ? equal_parts(total, payers.size()) : given_parts(total, payers);
    const auto least = least_share(total.currency);
    for (const auto& part : parts)
        if (part.amount < least.amount) throw Error(kShareTooSmall).with("least", least);
    return parts;
}

Money least_share(const std::string& currency)
{
    const auto* found = std::ranges::find(kLeast, currency, &Least::currency);
    return {found == std::end(kLeast) ? 1 : found->amount, currency};
}

std::string short_name(std::string_view name)
{
    name = text::trim(name);
    const auto first = name.substr(0, name.find(' '));
    if (first.size() == name.size()) return std::string(name);
    return std::string(first) + " " + first_letter(name.substr(name.rfind(' ') + 1)) + ".";
}

Time first_reminder(Time begun, Time until) { return begun + (until - begun) / 2; }

std::optional<Time> next_reminder(Time reminded, Time until)
{
    const Time last = until - kLastReminder;
    return last > reminded ? std::optional(last) : std::nullopt;
}

Money Split::paid() const
{
    Money sum{0, order.total.currency};
    for (const auto& share : shares)
        if (share.status == ShareStatus::paid) sum = sum + share.amount;
    return sum;
}

}  // namespace gatehouse::payments
