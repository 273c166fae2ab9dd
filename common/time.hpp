// Text forms of a moment: RFC 3339 for the API, SQL's DATETIME(6), and local wall time in an IANA zone.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/clock.hpp"

namespace gatehouse {

// "2026-11-20T11:00:00Z"; six decimals only when there are microseconds.
std::string to_rfc3339(Time at);

// RFC 3339 with any offset and up to six decimals. Empty when it is no such moment (so also for 30 February).
std::optional<Time> parse_rfc3339(std::string_view text);

// "2026-11-20 11:00:00.000000", as MySQL reads and writes DATETIME(6).
std::string to_sql(Time at);
Time parse_sql(std::string_view text);

// Seconds since 1970, as in cookies, signatures and gateways.
std::int64_t to_unix(Time at);
Time from_unix(std::int64_t seconds);

namespace zone {

bool known(std::string_view name);

// Wall time in the zone: "2026-11-20T19:00:00". The zone must be known.
std::string to_local(Time at, std::string_view name);

// The calendar day in the zone: "2026-11-20".
std::string to_day(Time at, std::string_view name);

// Offset from UTC in the zone at that moment, for example "-06:00".
std::string to_offset(Time at, std::string_view name);

// Formats by the rules of date::format, for example "%A, %e %B %Y".
std::string format(Time at, std::string_view name, const char* pattern);

// The moment of a wall time like "2026-11-20T19:00[:00]"; empty when it is none. In a DST overlap the first,
// in a gap the moment the clock jumps to.
std::optional<Time> from_local(std::string_view wall, std::string_view name);

}  // namespace zone
}  // namespace gatehouse
