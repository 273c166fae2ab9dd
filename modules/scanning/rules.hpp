// Whether a ticket may pass, before anybody has looked whether it did so already. No I/O: the offline scanner
// follows the same rules in the same order (CHK-8).

#pragma once

#include <optional>

#include "modules/events/types.hpp"
#include "modules/scanning/types.hpp"
#include "modules/tickets/types.hpp"

namespace gatehouse::scanning {

// The only day of an event that has no days.
inline constexpr int kFirstDay = 1;

// The reason against the ticket, or nothing. `doors` is how long before the start and after the end they are
// open.
std::optional<Reason> refusal(
    const events::Facts& event, const tickets::Ticket& ticket, std::chrono::hours doors, Time now);

// What a QR code adds: it may be an old one.
std::optional<Reason> refusal(const tickets::Token& token, const tickets::Ticket& ticket);

}  // namespace gatehouse::scanning
