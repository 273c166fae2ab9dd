#pragma once

#include <string>

#include "modules/events/types.hpp"

namespace gatehouse::events::calendar {

// The event as an iCalendar file (RFC 5545). Times are UTC, so no time zone has to be described, and
// calendars show them in their owner's zone. SEQUENCE grows with every change of time or place, so that they
// take the newer one (EVT-5).
std::string to_ics(const Brief& event, const std::string& url, const std::string& product);

}  // namespace gatehouse::events::calendar
