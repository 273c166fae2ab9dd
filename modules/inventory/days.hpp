// Days of an event: what its tickets admit to, each perhaps with a capacity of its own. Data and rules;
// public through types.hpp. The use cases are in day_editor.hpp.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/clock.hpp"
#include "common/days.hpp"
#include "common/id.hpp"

namespace gatehouse::inventory {

struct Day {
    DayId id;
    EventId event;
    OrganizationId organization;
    int number = 1;  // its bit in the masks of tickets; never another day's
    std::string name, description;
    std::optional<std::string> place;  // empty: the event's
    Time starts_at, ends_at;
    std::string zone;  // of the event

    std::optional<PoolId> pool;  // empty: it never had a capacity
    std::optional<int> capacity, available;
    int sold = 0, held = 0;

    std::string date() const;  // in the event's zone, "2026-11-20"
    // For people: "Saturday, 21 November 2026", with the name in front when it has one.
    std::string title() const;
    bool sold_out = false;
};

// Those that the mask admits to, in order of time.
std::vector<Day> covered(const std::vector<Day>& days, DaysMask mask);

// The same as titles.
std::vector<std::string> titles_of(const std::vector<Day>& days, DaysMask mask);

// The day whose doors are open: six hours before its start until six after its end; of several the nearest.
const Day* day_at(const std::vector<Day>& days, Time now);

}  // namespace gatehouse::inventory
