// Realtime: workers mark what changed after their COMMIT; the scheduler turns marks into state messages for
// nchan, at most five a second per channel (RTM-4). Marks and messages may be lost: browsers poll as well.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/app/context.hpp"

namespace gatehouse::live {

// Something about the event's availability changed. Never throws.
void mark_event(const Context& context, const EventId& event);

// Takes up to `most` marked events.
std::vector<EventId> take_marked_events(const Context& context, int most);

// Sends a state to everybody who listens on "event/<id>". Never throws; false when nchan is away.
bool publish(
    const Context& context, const std::string& channel, std::string_view name, const std::string& json);

}  // namespace gatehouse::live
