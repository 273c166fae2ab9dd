#pragma once

#include "common/db/session.hpp"
#include "modules/inventory/types.hpp"

namespace gatehouse::inventory::repo {

// What a pool, which is locked, counts and what its unreleased holds take; empty when that is the same.
std::optional<Mismatch> mismatch(db::Tx& tx, const PoolId& id);
void set_taken(db::Tx& tx, const PoolId& id, std::int64_t taken);

// Uses of codes and what persons have, where the counter is not the sum of the unreleased claims.
std::vector<ClaimMismatch> claim_mismatches(db::Session& session);

// One such counter, locked, and afterwards what is claimed of it; empty when there is no such code. What a
// person has is there from now on, if only as zero: a lock needs a row.
struct Counter {
    std::int64_t counted = 0, claimed = 0;
    std::optional<std::int64_t> most;  // of a code
    std::optional<OrganizationId> organization;
    std::string subject_type;  // as audit rows name it
};
std::optional<Counter> lock_counter(db::Tx& tx, const ClaimKey& key);
void set_counted(db::Tx& tx, const ClaimKey& key, std::int64_t value);

}  // namespace gatehouse::inventory::repo
