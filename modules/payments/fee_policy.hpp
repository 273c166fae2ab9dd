// What an organizer keeps of each order when an event is cancelled (REF-3). Pure; no I/O.

#pragma once

#include <array>
#include <cstdint>

#include "common/money.hpp"
#include "modules/orders/types.hpp"

namespace gatehouse::payments {

enum class Per { order, ticket };
constexpr const char* to_string(Per per) { return per == Per::order ? "order" : "ticket"; }
constexpr std::array<Per, 2> values(Per) { return {Per::order, Per::ticket}; }

// Nothing by default. What is chosen adds up.
struct FeePolicy {
    bool keep_fee = false;   // the platform's
    int percent = 0;         // basis points of what is left then
    std::int64_t fixed = 0;  // minor units of the event's currency
    Per per = Per::order;    // that the fixed amount is kept of
};

// An order's money, divided.
struct Parting {
    Money back, kept;
};

// Divides what is left of the order after earlier refunds: never more goes back, never more is kept. A fixed
// amount per ticket is for those that are not cancelled yet.
Parting part(const FeePolicy& policy, const orders::Order& order);

}  // namespace gatehouse::payments
