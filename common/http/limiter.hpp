// Rate limits: one Lua script, one round trip, counted per caller (ACC-5). Without Redis everybody passes:
// nginx is the outer wall, and a lost counter must not stop a sale.

#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "common/app/context.hpp"
#include "common/http/route.hpp"

namespace gatehouse::http {

// Counts one call. Returns the RateLimit-* headers; throws Error(kRateLimited) with `retry_after` when it was
// too many.
Headers count_call(const Context& context, const Limit& limit, const auth::Caller& caller);

// Counts one call of an API key in its hour (limits.api_key), as count_call() does.
Headers count_key(const Context& context, const ApiKeyId& key);

// A key in Redis that the first of several calls takes, by leaving a mark for a while.
struct Slot {
    std::string key, mark;
    std::chrono::milliseconds kept;
};
struct Admission {
    Headers limits;                     // as of count_call()
    bool mine = false;                  // the slot was free; false as well when Redis is away
    std::optional<std::string> stored;  // what somebody else left in it
};
// count_call(), and for a call that may go on the slot, in the same round trip.
Admission admit(const Context& context, const Limit& limit, const auth::Caller& caller, const Slot& slot);

}  // namespace gatehouse::http
