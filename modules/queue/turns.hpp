// Whose turn it is: a pure rule over lines and what is left (README.md: groups). Private to this module.

#pragma once

#include <functional>

#include "modules/queue/repository.hpp"
#include "modules/queue/sale.hpp"

namespace gatehouse::queue {

// A line that is being served. `more(behind, most)` brings the next of those who wait, in order.
struct Serving {
    Line line;
    Sale sale;
    int budget = 0;  // how many may be offered something now
    std::function<std::vector<Entry>(int behind, int most)> more;
};

struct Turns {
    struct Grant {
        Entry entry;
        std::size_t line = 0;  // of the servings
        int quantity = 0;
    };
    std::vector<Grant> grants;
    std::vector<std::pair<EntryId, std::optional<Time>>>
        kept;                                   // groups for which places are kept, or no longer
    std::map<PoolId, std::optional<int>> left;  // after the grants
    std::vector<std::optional<Entry>> heads;    // who is first in each line then
    bool more = false;                          // there may be more to grant
};

// Gives away what is left, at most so many times, to whoever came first over all lines that share it.
Turns take_turns(std::vector<Serving> servings, std::map<PoolId, std::optional<int>> left, int most, Time now,
    std::chrono::seconds patience);

}  // namespace gatehouse::queue
