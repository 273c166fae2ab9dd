// Statements over all rows there are take longer than any request may wait. Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "common/db/pool.hpp"

namespace gatehouse::admin {

// Connections of their own, on which one statement may take an hour.
inline db::Pool patient_pool(const Context& context)
{
    auto endpoint = context.db.endpoint();
    endpoint.read_timeout_seconds = 3600;
    return db::Pool(std::move(endpoint));
}

}  // namespace gatehouse::admin
