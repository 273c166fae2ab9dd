// Where those who pay stand in line: who comes alone is served at once, who come together are served in one
// transaction (README.md: the hot path). One for each process. Private to this module.

#pragma once

#include <variant>

#include "common/combiner.hpp"
#include "modules/payments/repository.hpp"
#include "modules/payments/service.hpp"

namespace gatehouse::payments {

// The gateway takes no session shorter than half an hour; ours is ended by settle_overdue() when the hold is
// over. Counted from our row, so that the same attempt sends the same words again.
inline constexpr std::chrono::minutes kSessionFor{60};

// A buyer who wants to pay.
struct Beginning {
    const Context& context;
    const auth::Caller& caller;
    const OrderId& order;
    Mode mode = Mode::hosted;
};

// A payment whose page is there.
struct Opening {
    const Context& context;
    const Payment& payment;
    const Session& session;
};

// Money that surely arrived, by an event that says for which order.
struct Arriving {
    const Context& context;
    PaymentId payment;
    OrderId order;
    Arrival arrival;
    repo::Heard event;
};

// They lock orders and payments of all events, so there is one line of each.
using Everybody = std::monostate;
using Beginnings = Combiner<Everybody, Beginning, Begun>;
using Openings = Combiner<Everybody, Opening, bool>;
using Arrivals = Combiner<Everybody, Arriving, bool>;

// Commits the attempts before the gateway hears of them: whatever happens next, we know what to ask about.
// Whose order cannot be paid hears why, and does not touch the others.
void begin(const Context& context, Beginnings::Batch buyers);

// Commits where to pay, before anybody is sent there. False for whom it is too late.
void open(const Context& context, Openings::Batch payments);

// Completes the orders whose money arrived as it should: in time, in full, for the first time. False for all
// others, of whom nothing was written: they are looked at one by one.
void complete(const Context& context, Arrivals::Batch arrivals);

struct Till {
    static constexpr auto kPatience = std::chrono::milliseconds(3);

    Beginnings beginnings{{64, 2, kPatience},
        [](const Everybody&, Beginnings::Batch all) { begin(all.front()->request.context, all); }};
    Openings openings{{64, 2, kPatience},
        [](const Everybody&, Openings::Batch all) { open(all.front()->request.context, all); }};
    Arrivals arrivals{{64, 2, kPatience},
        [](const Everybody&, Arrivals::Batch all) { complete(all.front()->request.context, all); }};
};

}  // namespace gatehouse::payments
