#include "modules/inventory/days.hpp"

#include <algorithm>

#include "common/time.hpp"

namespace gatehouse::inventory {

using namespace std::chrono_literals;

namespace {

constexpr auto kDoorsOpen = 6h;

// How far a moment is from a day; nothing while it lasts.
Time::duration distance(const Day& day, Time now)
{
    return std::max({day.starts_at - now, now - day.ends_at, Time::duration(0)});
}

}  // namespace

std::string Day::date() const { return zone::to_day(starts_at, zone); }

std::string Day::title() const
{
    const auto date = zone::format(starts_at, zone, "%e %B %Y");
    const auto when = zone::format(starts_at, zone, "%A, ") + date.substr(date.find_first_not_of(' '));
    return name.empty() ? when : name + " (" + when + ")";
}

std::vector<Day> covered(const std::vector<Day>& days, DaysMask mask)
{
    std::vector<Day> out;
    for (const auto& day : days)
        if (admits(mask, day.number)) out.push_back(day);
    return out;
}

std::vector<std::string> titles_of(const std::vector<Day>& days, DaysMask mask)
{
    std::vector<std::string> out;
    for (const auto& day : days)
        if (admits(mask, day.number)) out.push_back(day.title());
    return out;
}

const Day* day_at(const std::vector<Day>& days, Time now)
{
    const Day* nearest = nullptr;
    for (const auto& day : days)
        if (distance(day, now) <= kDoorsOpen && (!nearest || distance(day, now) < distance(*nearest, now)))
            nearest = &day;
    return nearest;
}

}  // namespace gatehouse::inventory
