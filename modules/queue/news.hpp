// Marks for live listeners. Private to this module.

#pragma once

#include <vector>

#include "common/app/context.hpp"
#include "modules/queue/types.hpp"

namespace gatehouse::queue {

// After COMMIT: this line and these entries show something else now, and so does the event's page, which says
// how many wait. Never throws.
void mark(
    const Context& context, const EventId& event, const ItemId& line, const std::vector<EntryId>& entries);

}  // namespace gatehouse::queue
