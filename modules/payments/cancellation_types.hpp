// What becomes of an event's sold orders when it is cancelled (REF-3). Pure data; no I/O.

#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "common/clock.hpp"
#include "common/error.hpp"
#include "common/id.hpp"
#include "common/page.hpp"
#include "modules/payments/fee_policy.hpp"

namespace gatehouse::payments {

// clang-format off
inline constexpr ErrorKind kAlreadyCancelled {"already_cancelled",  409, "This event is cancelled already. Its page shows what became of its orders."};
inline constexpr ErrorKind kNotCancelled     {"event_not_cancelled",409, "This event is not cancelled, so there is nothing to give back."};
inline constexpr ErrorKind kNothingToSettle  {"nothing_to_settle",  409, "This order is not waiting for cash. Please look again."};
// clang-format on

// An event is called off: what is kept of each order, and why, in words that buyers read.
struct Cancellation {
    EventId event;
    OrganizationId organization;
    std::string currency;
    FeePolicy policy;
    std::string reason;
    Time started_at;
    std::optional<Time> listed_at;  // when all orders had been found
};

// waiting: to be given back. cash: its tickets are dead, its money is to be handed over; settled: it was.
enum class CancelledStatus { waiting, done, cash, settled, failed };
constexpr const char* to_string(CancelledStatus status)
{
    constexpr const char* kNames[] = {"waiting", "done", "cash", "settled", "failed"};
    return kNames[static_cast<int>(status)];
}
constexpr std::array<CancelledStatus, 5> values(CancelledStatus)
{
    using enum CancelledStatus;
    return {waiting, done, cash, settled, failed};
}

// What becomes of one order.
struct CancelledOrder {
    OrderId order;
    EventId event;
    CancelledStatus status = CancelledStatus::waiting;
    std::optional<std::int64_t> target;  // of the order's total: what is to have gone back in the end
    Money back, kept;
    int attempt = 1;
    std::string failure;  // the code of an error
    Time updated_at;
};

// The same with whom it is about, for lists.
struct CancelledRow {
    CancelledOrder outcome;
    std::string number, buyer_name, buyer_email;
};
struct CancelledQuery : PageQuery {
    std::optional<CancelledStatus> status;
};

// What would go back, before anything is done.
struct CancellationPreview {
    int orders = 0, tickets = 0, free_orders = 0, cash_orders = 0;
    int open_orders = 0;  // nobody has paid for them: they end
    Money back;           // to the cards that paid
    Money cash;           // goes back by hand
    Money kept;           // of all of it, however it was paid
};

enum class CancellationState { none, running, done };
constexpr const char* to_string(CancellationState state)
{
    constexpr const char* kNames[] = {"none", "running", "done"};
    return kNames[static_cast<int>(state)];
}
constexpr std::array<CancellationState, 3> values(CancellationState)
{
    return {CancellationState::none, CancellationState::running, CancellationState::done};
}

// How far it is.
struct CancellationProgress {
    CancellationState state = CancellationState::none;
    std::optional<Cancellation> run;
    int orders = 0, waiting = 0, done = 0, failed = 0, cash_open = 0, cash_settled = 0;
    int sending = 0;   // refunds that the gateway has not answered yet
    Money back, kept;  // of what is done
    Money cash;        // still to be handed over
};

// What an organizer asks for.
struct StartCancellation {
    std::string name;  // the event's, as a sign that it is meant
    std::string reason;
    FeePolicy policy;
};

}  // namespace gatehouse::payments
