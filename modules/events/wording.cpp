// An event's time and place in words, as tickets and mails say them.

#include "common/time.hpp"
#include "modules/events/types.hpp"

namespace gatehouse::events {

namespace {

std::string joined(std::initializer_list<std::string> parts, const char* between = ", ")
{
    std::string all;
    for (const auto& part : parts)
        if (!part.empty()) all += (all.empty() ? "" : between) + part;
    return all;
}

// "Friday, 5 June 2026": %e pads with a blank.
std::string day(Time at, const std::string& zone)
{
    const auto date = zone::format(at, zone, "%e %B %Y");
    return zone::format(at, zone, "%A, ") + date.substr(date.find_first_not_of(' '));
}

std::string hours(Time starts_at, Time ends_at, const std::string& zone)
{
    const bool same_day = zone::to_day(starts_at, zone) == zone::to_day(ends_at, zone);
    const auto end = zone::format(ends_at, zone, "%H:%M");
    return day(starts_at, zone) + ", " + zone::format(starts_at, zone, "%H:%M") + " – " +
           (same_day ? end : day(ends_at, zone) + ", " + end);
}

// Named with what it is behind UTC, since the clock changes twice a year.
std::string clock(Time at, const std::string& zone) { return zone + ", UTC" + zone::to_offset(at, zone); }

}  // namespace

std::string Venue::line() const { return joined({name, address, joined({postal_code, city}, " "), region}); }

std::string when(Time starts_at, Time ends_at, const std::string& zone)
{
    return events::hours(starts_at, ends_at, zone) + " (" + events::clock(starts_at, zone) + ")";
}

std::string Brief::when() const { return events::when(starts_at, ends_at, zone); }
std::string Brief::hours() const { return events::hours(starts_at, ends_at, zone); }
std::string Brief::clock() const { return events::clock(starts_at, zone); }

std::string Brief::where() const
{
    if (!venue) return online_url ? "Online: " + *online_url : "";
    return venue->line();
}

}  // namespace gatehouse::events
