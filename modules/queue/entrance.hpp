// Where people join. Those who come for the same line together are let in in one transaction, in the order
// they came; the line's row is locked meanwhile, so the order of turns is the order of COMMITs and nobody
// overtakes. One for each process. Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "common/combiner.hpp"
#include "modules/queue/repository.hpp"
#include "modules/queue/sale.hpp"

namespace gatehouse::queue {

struct Joining {
    const Context& context;
    const Sale& sale;
    const Joiner& joiner;
    const Join& wanted;
};

struct Joined {
    Entry entry;
    bool created = true;       // false: the person was in the line already
    std::optional<int> ahead;  // known at once for who is new
    Line line;
};

using Door = Combiner<ItemId, Joining, Joined>;

class Entrance {
public:
    explicit Entrance(Door::Limits limits = {64, 2, std::chrono::milliseconds(3)});

    // Throws too_many_joins, in_line_already and what Sale::require_joinable() throws.
    Joined join(const Context& context, const Sale& sale, const Joiner& joiner, const Join& wanted);

    Sales& sales() { return sales_; }

private:
    Door door_;
    Sales sales_;
};

}  // namespace gatehouse::queue
