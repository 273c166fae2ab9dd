// Where buyers stand in line. Those of one event who come together are served in one transaction (README.md:
// the hot path); who comes alone is served at once. One for each process. Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "common/combiner.hpp"
#include "common/fresh.hpp"
#include "modules/events/types.hpp"
#include "modules/orders/types.hpp"

namespace gatehouse::orders {

// One buyer at the counter.
struct Buying {
    const Context& context;
    const auth::Caller& caller;
    const PlaceOrder& wanted;
    const std::string& idempotency;
};

using Counter = Combiner<EventId, Buying, Placed>;

class BoxOffice {
public:
    explicit BoxOffice(Counter::Limits limits = {64, 2, std::chrono::milliseconds(3)});

    // Service::place(), together with whoever wants tickets of the same event at the same time.
    Placed place(const Context& context, const auth::Caller& caller, const PlaceOrder& wanted,
        const std::string& idempotency);

    // How the answer names the event and its days; may be a second old.
    struct Named {
        events::Brief event;
        std::vector<inventory::Day> days;
    };
    Named brief(const Context& context, const EventId& event);

private:
    Counter counter_;
    Fresh<EventId, Named> briefs_;
};

// Serves buyers of one event in the order they came: one look at what is on offer, one transaction for all
// who can be served, and for everybody an answer of their own. Buyers whose request cannot be met do not
// touch their neighbours'.
void serve(const Context& context, const EventId& event, Counter::Batch buyers);

}  // namespace gatehouse::orders
