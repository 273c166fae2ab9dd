// What people are shown of a line. Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "modules/queue/repository.hpp"
#include "modules/queue/sale.hpp"

namespace gatehouse::queue {

// What all pages of a line have in common, and may be a few seconds old: one for each process.
class Showing {
public:
    explicit Showing(Sales& sales);

    // Without the secret. Who has just joined is shown what is known already.
    Shown entry(const Context& context, const Entry& entry);
    Shown joined(
        const Context& context, const Entry& entry, const Line& line, const std::optional<int>& ahead);
    PublicLine line(const Context& context, const ItemId& item);
    // The same of what was read already.
    PublicLine line(const Context& context, const Sale& sale, const std::optional<Line>& line);

    struct Common {
        std::optional<Pace> pace;
        std::optional<Draw> draw;
    };

private:
    struct Seen {
        Entry entry;
        std::optional<Line> line;
        std::optional<int> ahead;
        std::optional<OrderId> order;
    };
    Shown show(const Context& context, const Seen& seen);
    Common common(const Context& context, const ItemId& item, const std::optional<Line>& line);

    Sales& sales_;
    Fresh<ItemId, Common> common_;
};

// A draw and what it gave, for everybody to check.
ShownDraw drawn(const Context& context, const DrawId& id, const PageQuery& query);

}  // namespace gatehouse::queue
