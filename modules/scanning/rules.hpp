// Whether a ticket may pass, before anybody has looked whether it did so already. No I/O: the offline scanner
// follows the same rules in the same order (CHK-8).

#pragma once

#include <optional>

#include "modules/events/types.hpp"
#include "modules/inventory/types.hpp"
#include "modules/scanning/types.hpp"
#include "modules/tickets/types.hpp"

namespace gatehouse::scanning {

// The only day of an event that has no days.
inline constexpr int kFirstDay = 1;

// The number of the day whose doors are open, or of the first when the event has no days.
int day_number(const std::vector<inventory::Day>& days, Time now);

// The reason against the ticket, or nothing. `doors` is how long before the start and after the end of an
// event without days they are open; days have their own (inventory::day_at).
std::optional<Reason> refusal(const events::Facts& event, const std::vector<inventory::Day>& days,
    const tickets::Ticket& ticket, std::chrono::hours doors, Time now);

// What a QR code adds: it may be an old one.
std::optional<Reason> refusal(const tickets::Token& token, const tickets::Ticket& ticket);

}  // namespace gatehouse::scanning
