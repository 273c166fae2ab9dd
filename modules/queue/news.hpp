// Marks for live listeners. Private to this module.

#pragma once

#include <vector>

#include "common/app/context.hpp"
#include "modules/queue/types.hpp"

namespace gatehouse::queue {

// After COMMIT: these lines and entries show something else now. Never throws.
void mark(const Context& context, const ItemId& line, const std::vector<EntryId>& entries);

}  // namespace gatehouse::queue
