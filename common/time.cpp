#include "common/time.hpp"

#include <sstream>

#include <date/tz.h>

#include <fmt/chrono.h>

#include "common/error.hpp"

namespace gatehouse {

namespace {

using namespace std::chrono;

struct Parts {
    int year, month, day, hour, minute, second, micros;
};

Parts split(Time at)
{
    const auto day = floor<days>(at);
    const year_month_day date(day);
    const hh_mm_ss<microseconds> clock(at - day);
    return {int(date.year()), int(unsigned(date.month())), int(unsigned(date.day())),
        int(clock.hours().count()), int(clock.minutes().count()), int(clock.seconds().count()),
        int(clock.subseconds().count())};
}

// Reads exactly `width` digits at `at`; -1 when they are none.
int digits(std::string_view text, std::size_t at, std::size_t width)
{
    if (at + width > text.size()) return -1;
    int value = 0;
    for (const char c : text.substr(at, width)) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::optional<Time> join(const Parts& p)
{
    const year_month_day date{year(p.year), month(unsigned(p.month)), day(unsigned(p.day))};
    if (p.year < 1000 || p.month < 1 || p.day < 1 || !date.ok()) return {};
    if (p.hour < 0 || p.hour > 23 || p.minute < 0 || p.minute > 59 || p.second < 0 || p.second > 59)
        return {};
    return sys_days(date) + hours(p.hour) + minutes(p.minute) + seconds(p.second) + microseconds(p.micros);
}

// What DATETIME can hold: the years 1000 to 9999.
std::optional<Time> storable(Time at)
{
    const int year = split(at).year;
    return year >= 1000 && year <= 9999 ? std::optional(at) : std::nullopt;
}

// "2026-11-20T11:00:00" with any separator; the decimals are read by the caller.
std::optional<Parts> date_and_time(std::string_view t, bool seconds_needed = true)
{
    if (t.size() < 16 || t[4] != '-' || t[7] != '-' || t[13] != ':') return {};
    const bool has_seconds = t.size() >= 19 && t[16] == ':';
    if (seconds_needed && !has_seconds) return {};
    return Parts{digits(t, 0, 4), digits(t, 5, 2), digits(t, 8, 2), digits(t, 11, 2), digits(t, 14, 2),
        has_seconds ? digits(t, 17, 2) : 0, 0};
}

// Reads ".123" at `at` into microseconds and moves `at` behind it; -1 when it is malformed.
int decimals(std::string_view t, std::size_t& at)
{
    if (at >= t.size() || t[at] != '.') return 0;
    int micros = 0, read = 0;
    for (++at; at < t.size() && t[at] >= '0' && t[at] <= '9'; ++at, ++read)
        if (read < 6) micros = micros * 10 + (t[at] - '0');
    if (read == 0 || read > 9) return -1;
    for (; read < 6; ++read) micros *= 10;
    return micros;
}

const date::time_zone& locate(std::string_view name)
{
    try {
        return *date::locate_zone(std::string(name));
    } catch (const std::exception&) {
        throw Error(kInternal, "unknown time zone " + std::string(name));
    }
}

}  // namespace

std::string to_rfc3339(Time at)
{
    const auto p = split(at);
    const auto whole = fmt::format(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", p.year, p.month, p.day, p.hour, p.minute, p.second);
    return p.micros ? fmt::format("{}.{:06}Z", whole, p.micros) : whole + "Z";
}

std::optional<Time> parse_rfc3339(std::string_view t)
{
    auto parts = date_and_time(t);
    if (!parts || (t[10] != 'T' && t[10] != 't' && t[10] != ' ')) return {};
    std::size_t at = 19;
    if ((parts->micros = decimals(t, at)) < 0) return {};
    const auto wall = join(*parts);
    if (!wall || at >= t.size()) return {};
    if ((t[at] == 'Z' || t[at] == 'z') && at + 1 == t.size()) return wall;
    if ((t[at] != '+' && t[at] != '-') || at + 6 != t.size() || t[at + 3] != ':') return {};
    const int hour = digits(t, at + 1, 2), minute = digits(t, at + 4, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return {};
    const auto offset = hours(hour) + minutes(minute);
    return storable(t[at] == '+' ? *wall - offset : *wall + offset);
}

std::string to_sql(Time at)
{
    const auto p = split(at);
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}.{:06}", p.year, p.month, p.day, p.hour, p.minute,
        p.second, p.micros);
}

Time parse_sql(std::string_view t)
{
    auto parts = date_and_time(t);
    std::size_t at = 19;
    if (parts) parts->micros = decimals(t, at);
    const auto time = parts ? join(*parts) : std::nullopt;
    if (!time) throw Error(kInternal, "no DATETIME: " + std::string(t));
    return *time;
}

std::int64_t to_unix(Time at) { return floor<seconds>(at).time_since_epoch().count(); }
Time from_unix(std::int64_t s) { return Time(seconds(s)); }

namespace zone {

bool known(std::string_view name)
{
    try {
        date::locate_zone(std::string(name));
        return true;
    } catch (const std::exception&) {
        return false;
    }
}

std::string format(Time at, std::string_view name, const char* pattern)
{
    std::ostringstream out;
    out.imbue(std::locale::classic());
    date::to_stream(out, pattern, date::make_zoned(&locate(name), floor<seconds>(at)));
    return out.str();
}

std::string to_local(Time at, std::string_view name) { return format(at, name, "%Y-%m-%dT%H:%M:%S"); }
std::string to_day(Time at, std::string_view name) { return format(at, name, "%Y-%m-%d"); }
std::string to_offset(Time at, std::string_view name) { return format(at, name, "%Ez"); }

std::optional<Time> from_local(std::string_view wall, std::string_view name)
{
    const auto parts = date_and_time(wall, /*seconds_needed=*/false);
    const auto time = parts ? join(*parts) : std::nullopt;
    if (!time || wall[10] != 'T' || wall.size() != (wall.size() > 16 && wall[16] == ':' ? 19u : 16u))
        return {};
    const date::local_time<microseconds> local(time->time_since_epoch());
    const auto info = locate(name).get_info(local);
    if (info.result == date::local_info::nonexistent) return Time(info.second.begin.time_since_epoch());
    return Time(local.time_since_epoch() - info.first.offset);
}

}  // namespace zone
}  // namespace gatehouse
