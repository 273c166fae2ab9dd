#include "modules/accounts/phone_number.hpp"

#include <algorithm>

namespace gatehouse::accounts::phone_number {

namespace {

constexpr std::size_t kFewestDigits = 7, kMostDigits = 15;
constexpr std::string_view kBetween = " -.()/";

}  // namespace

std::optional<std::string> parse(std::string_view text)
{
    std::string number;
    for (const char c : text)
        if (kBetween.find(c) == std::string_view::npos) number += c;
    if (number.size() < 2 || number[0] != '+' || number[1] == '0') return {};
    const auto digits = std::string_view(number).substr(1);
    if (digits.size() < kFewestDigits || digits.size() > kMostDigits) return {};
    if (!std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; })) return {};
    return number;
}

std::string hidden(std::string_view number)
{
    return "…" + std::string(number.substr(number.size() - std::min<std::size_t>(2, number.size())));
}

}  // namespace gatehouse::accounts::phone_number
