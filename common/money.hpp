// Money is an integer in the currency's minor unit plus an ISO 4217 code. No floating point touches it.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gatehouse {

struct Money {
    std::int64_t amount = 0;  // minor units
    std::string currency;     // ISO 4217, upper case

    friend bool operator==(const Money&, const Money&) = default;
};

// Checked: an overflow or two different currencies throw Error(kInternal), never wrap.
Money operator+(const Money& a, const Money& b);
Money operator-(const Money& a, const Money& b);
Money operator*(const Money& a, std::int64_t n);

namespace currency {

// True for an active ISO 4217 code that we can sell in.
bool known(std::string_view code);

// Digits after the decimal point: JPY 0, USD 2, KWD 3. The code must be known.
int exponent(std::string_view code);

}  // namespace currency

namespace money {

// amount × basis_points / 10000, half-up, exact (128 bits inside).
std::int64_t share(std::int64_t amount, std::int64_t basis_points);

// The tax contained in a gross amount: amount × rate / (10000 + rate), half-up.
std::int64_t tax_within(std::int64_t gross, std::int64_t basis_points);

// Splits amount into n parts that sum to it exactly; odd units go to the first ones (SPL-1).
std::vector<std::int64_t> split(std::int64_t amount, std::size_t n);

// Shares of the amount in proportion to the weights, to the unit: largest remainders first, at most each
// weight, and exact for any size (128 bits inside). An amount beyond the sum of weights is that sum, one
// below zero is zero.
std::vector<std::int64_t> spread(const std::vector<std::int64_t>& weights, std::int64_t amount);

// "25.00 USD", "2500 JPY": for texts that know no locale (mail subjects, PDF, logs).
std::string to_text(const Money& money);

}  // namespace money
}  // namespace gatehouse
