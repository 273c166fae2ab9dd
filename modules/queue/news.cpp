#include "modules/queue/news.hpp"

#include "common/live/marks.hpp"

namespace gatehouse::queue {

void mark(const Context& context, const ItemId& item, const std::vector<EntryId>& entries)
{
    live::Marks marks;
    marks.add(live::kLine, item);
    for (const auto& entry : entries) marks.add(live::kEntry, entry);
    marks.send(context);
}

}  // namespace gatehouse::queue
