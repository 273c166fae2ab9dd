// Idempotency-Key: the stored answer is replayed verbatim for an hour. Redis keeps the answers; where a
// second effect would cost money, a unique key in MySQL holds as well (orders.idempotency), so losing Redis
// sells nothing twice.

#pragma once

#include <functional>

#include "common/app/context.hpp"
#include "common/http/route.hpp"

namespace gatehouse::http {

inline constexpr ErrorKind kKeyMissing{"idempotency_key_required", 400,
    "Please send an Idempotency-Key header, so that a retry cannot do this twice."};
inline constexpr ErrorKind kKeyMismatch{"idempotency_mismatch", 422,
    "This Idempotency-Key was already used for a different request. Please use a new one."};
inline constexpr ErrorKind kKeyInProgress{"idempotency_in_progress", 409,
    "The same request is still being worked on. Please try again in a second."};

// Counts the call, and runs `answer` unless the same request was answered before. Sets request.idempotency.
Response answer_once(
    const Route& route, Request& request, const Context& context, const std::function<Response()>& answer);

}  // namespace gatehouse::http
