#pragma once

#include "common/db/session.hpp"
#include "modules/inventory/types.hpp"

namespace gatehouse::inventory::repo {

// What a pool, which is locked, counts and what its unreleased holds take; empty when that is the same.
std::optional<Mismatch> mismatch(db::Tx& tx, const PoolId& id);
void set_taken(db::Tx& tx, const PoolId& id, std::int64_t taken);

}  // namespace gatehouse::inventory::repo
