#pragma once

#include "common/json/schema.hpp"
#include "modules/privacy/types.hpp"

namespace gatehouse::privacy {

// clang-format off
inline const auto kErase = schema::object<EraseRequest>("EraseAccount")
    .field("email", &EraseRequest::email, schema::text(1, 254));

// In the query, because bodies of DELETE do not reach everywhere.
inline const auto kEraseBecause = schema::object<Because>("EraseBecause")
    .field("reason", &Because::reason, schema::text(3, 500));
// clang-format on

}  // namespace gatehouse::privacy
