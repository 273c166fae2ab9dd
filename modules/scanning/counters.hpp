#pragma once

#include "common/app/context.hpp"
#include "modules/scanning/types.hpp"

namespace gatehouse::scanning {

// Counters of the door, for each day. They live in Redis for some seconds between two countings in MySQL, so
// that a scan neither counts rows nor queues for a hot one; a scanner sees every admission at once, and a
// miscount heals by itself.
class Counters {
public:
    explicit Counters(const Context& context) : context_(context) {}

    // Adds an admission (0: only reads).
    Counts add(const EventId& event, int day, int admitted) const;
    Counts read(const EventId& event, int day) const { return add(event, day, 0); }

private:
    Counts recount(const EventId& event, int day) const;
    const Context& context_;
};

}  // namespace gatehouse::scanning
