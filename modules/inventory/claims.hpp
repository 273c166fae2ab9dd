// Claims of holds, taken and given back together with them. Private to this module.
//
// Locks: holds → reserves' holds → pools → codes → what is left in reserves → persons.

#pragma once

#include <span>

#include "modules/inventory/claim_repository.hpp"

namespace gatehouse::inventory::claims {

// Writes down what these holds claim: rows that nobody else knows.
void note(db::Tx& tx, std::span<const Taking> takings);

// After the pools: counts it all, with guards. Throws what is short.
void take(db::Tx& tx, std::span<const Taking> takings);

// What holds claim, with the holds of reserves locked. Before their pools are touched.
struct Claimed {
    repo::Claims counts;
    std::map<HoldId, int> reserved;  // of reserves that are not over
};
Claimed lock(db::Tx& tx, std::span<const HoldId> holds);

// After their pools were given back.
void give_back(db::Tx& tx, const Claimed& claimed);

// After the pools of a hold that comes back.
void retake(db::Tx& tx, const repo::Claims& counts);

}  // namespace gatehouse::inventory::claims
