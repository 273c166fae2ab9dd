// The tables person_counts and hold_claims, and the counter of discount_codes.

#pragma once

#include <map>
#include <span>

#include "common/db/session.hpp"
#include "modules/inventory/types.hpp"

namespace gatehouse::inventory::repo {

// Keys are in the order in which they are locked.
using Claims = std::map<ClaimKey, Claim>;

// What these persons have of anything.
std::map<ClaimKey, int> counts_of(db::Session& session, const std::vector<std::string>& persons);

void insert_claims(db::Tx& tx, const HoldId& hold, const std::vector<Claim>& claims);
// What these holds claim, together.
Claims claims_of(db::Session& session, std::span<const HoldId> holds);
void forget_reserve(db::Tx& tx, const HoldId& hold);
void forget_claims(db::Tx& tx, const HoldId& hold);
void reduce_claims(db::Tx& tx, const HoldId& hold, const ItemId& item, int by);

// Counts a use of a code or something of a person; false when it would be more than the limit.
bool count(db::Tx& tx, const Claim& claim);
void uncount(db::Tx& tx, const Claim& claim);
// What is counted now.
int counted(db::Session& session, const ClaimKey& key);

// Places out of a reserve and back into it: each pool of its item. take_reserved() is false when it has
// fewer, or is over.
bool take_reserved(db::Tx& tx, const HoldId& reserve, int quantity, int pools);
void put_reserved(db::Tx& tx, const HoldId& reserve, int quantity);
// Locked; false when the reserve is over.
bool lock_reserve(db::Tx& tx, const HoldId& reserve);
void set_reserved(db::Tx& tx, const HoldId& reserve, int quantity);  // the lines alone
// Of which all places were given back. One that nobody ever took from leaves nothing, so that what was only
// kept counts as never sold.
void end_reserve(db::Tx& tx, const HoldId& reserve);

}  // namespace gatehouse::inventory::repo
