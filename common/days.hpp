// The days of an event as a set of bits, as tickets carry it: bit n − 1 is the day with the number n.

#pragma once

#include <cstdint>

namespace gatehouse {

using DaysMask = std::uint32_t;

inline constexpr int kMostDays = 32;

// Whatever days the event has, also those that are added later.
inline constexpr DaysMask kAllDays = ~DaysMask{0};

constexpr DaysMask day_bit(int number) { return DaysMask{1} << (number - 1); }
constexpr bool admits(DaysMask mask, int number) { return (mask & day_bit(number)) != 0; }

}  // namespace gatehouse
