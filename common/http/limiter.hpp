// Rate limits: one Lua script, one round trip, counted per caller (ACC-5). Without Redis everybody passes: nginx is the
// outer wall, and a lost counter must not stop a sale.

#pragma once

#include "common/app/context.hpp"
#include "common/http/route.hpp"

namespace gatehouse::http {

// Counts one call. Returns the RateLimit-* headers; throws Error(kRateLimited) with `retry_after` when it was too many.
Headers count_call(const Context& context, const Limit& limit, const auth::Caller& caller);

}  // namespace gatehouse::http
