#include "common/money.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numeric>

#include "common/error.hpp"
#include "common/money_number.hpp"

namespace gatehouse {

namespace {

__extension__ typedef __int128 Wide;

void require_same(const Money& a, const Money& b)
{
    if (a.currency != b.currency) throw Error(kInternal, "mixing " + a.currency + " with " + b.currency);
}

std::int64_t narrow(Wide value)
{
    if (value > INT64_MAX || value < INT64_MIN) throw Error(kInternal, "amount out of range");
    return static_cast<std::int64_t>(value);
}

// Half-up, away from zero for negative amounts.
std::int64_t divide(Wide dividend, std::int64_t divisor)
{
    const Wide half = divisor / 2;
    return narrow(dividend >= 0 ? (dividend + half) / divisor : -((-dividend + half) / divisor));
}

// Everything else has two digits. ISO 4217 list one, without funds and metals.
constexpr std::array<std::string_view, 15> kNone = {
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF"};
constexpr std::array<std::string_view, 7> kThree = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};
constexpr std::string_view kTwo =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
    "CNY COP "
    "CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS "
    "INR IRR "
    "JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN "
    "NAD NGN "
    "NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN "
    "SVC SYP "
    "SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR ZMW";

bool in_two(std::string_view code)
{
    for (auto at = kTwo.find(code); at != std::string_view::npos; at = kTwo.find(code, at + 1))
        if (at % 4 == 0) return true;
    return false;
}

}  // namespace

Money operator+(const Money& a, const Money& b)
{
    require_same(a, b);
    return {narrow(static_cast<Wide>(a.amount) + b.amount), a.currency};
}

Money operator-(const Money& a, const Money& b)
{
    require_same(a, b);
    return {narrow(static_cast<Wide>(a.amount) - b.amount), a.currency};
}

Money operator*(const Money& a, std::int64_t n)
{
    return {narrow(static_cast<Wide>(a.amount) * n), a.currency};
}

namespace currency {

bool known(std::string_view code)
{
    if (code.size() != 3 || !std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; }))
        return false;
    return std::ranges::count(kNone, code) || std::ranges::count(kThree, code) || in_two(code);
}

int exponent(std::string_view code)
{
    if (std::ranges::count(kNone, code)) return 0;
    return std::ranges::count(kThree, code) ? 3 : 2;
}

}  // namespace currency

namespace money {

std::int64_t share(std::int64_t amount, std::int64_t basis_points)
{
    return divide(static_cast<Wide>(amount) * basis_points, 10'000);
}

std::int64_t tax_within(std::int64_t gross, std::int64_t basis_points)
{
    return divide(static_cast<Wide>(gross) * basis_points, 10'000 + basis_points);
}

std::vector<std::int64_t> split(std::int64_t amount, std::size_t n)
{
    if (n == 0) throw Error(kInternal, "splitting among nobody");
    const auto parts = static_cast<std::int64_t>(n);
    std::vector<std::int64_t> out(n, amount / parts);
    const auto odd = amount % parts;  // negative when the amount is
    for (std::int64_t i = 0; i < std::abs(odd); ++i) out[static_cast<std::size_t>(i)] += odd < 0 ? -1 : 1;
    return out;
}

std::vector<std::int64_t> spread(const std::vector<std::int64_t>& weights, std::int64_t amount)
{
    const auto sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    amount = std::clamp<std::int64_t>(amount, 0, sum);
    std::vector<std::int64_t> parts(weights.size(), 0);
    if (amount == 0) return parts;
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), 0);
    std::vector<std::int64_t> rest(weights.size());
    auto left = amount;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const auto exact = static_cast<Wide>(weights[i]) * amount;
        parts[i] = static_cast<std::int64_t>(exact / sum);
        rest[i] = static_cast<std::int64_t>(exact % sum);
        left -= parts[i];
    }
    // Fewer units are left than there are remainders, and only a part below its weight has a remainder.
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return rest[a] > rest[b]; });
    for (std::size_t i = 0; left > 0; ++i, --left) ++parts[order[i]];
    return parts;
}

std::string to_number(const Money& money)
{
    const auto digits = static_cast<std::size_t>(currency::exponent(money.currency));
    auto text = std::to_string(money.amount < 0 ? 0 - static_cast<std::uint64_t>(money.amount)
                                                : static_cast<std::uint64_t>(money.amount));
    if (text.size() <= digits) text.insert(0, digits + 1 - text.size(), '0');
    if (digits) text.insert(text.size() - digits, ".");
    return (money.amount < 0 ? "-" : "") + text;
}

std::string to_text(const Money& money) { return to_number(money) + " " + money.currency; }

}  // namespace money
}  // namespace gatehouse
