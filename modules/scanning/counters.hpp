#pragma once

#include "common/app/context.hpp"
#include "modules/scanning/types.hpp"

namespace gatehouse::scanning {

// Counters of the door. They live in Redis for some seconds between two countings in MySQL, so that a scan
// neither counts rows nor queues for a hot one; a scanner sees every admission at once, and a miscount heals
// by itself.
class Counters {
public:
    explicit Counters(const Context& context) : context_(context) {}

    // Adds an admission (0: only reads).
    Counts add(const EventId& event, int admitted) const;
    Counts read(const EventId& event) const { return add(event, 0); }

private:
    Counts recount(const EventId& event) const;
    const Context& context_;
};

}  // namespace gatehouse::scanning
