// The draw at an opening: who came before it is shuffled by a seed whose hash was shown from the beginning,
// so that anybody can check it afterwards (QUE-3). Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "modules/queue/repository.hpp"

namespace gatehouse::queue::draw {

// How everybody can reckon it again; shown beside the result.
inline constexpr const char* kAlgorithm =
    "Take the seed as 32 bytes (hex). For every entry reckon HMAC-SHA256 with the seed as key and the "
    "entry's id, as "
    "written here, as message. Sort the entries by the result in hex: the first has rank 1. SHA-256 of the "
    "seed is "
    "seed_hash, which was shown before the draw.";

// The order that a seed gives.
std::vector<EntryId> order(const std::string& seed, std::vector<EntryId> entries);

// Announces a draw for a line that is locked and in which nobody has a turn yet.
void announce(db::Tx& tx, const Context& context, Line& line, Time now);

// Gives everybody who came before the opening their turns, in this transaction: once, because the line is
// locked and remembers it. Changes `line`, which the caller saves. Returns who has which turn now.
std::vector<repo::Place> hold(db::Tx& tx, const Context& context, Line& line, Time now);

}  // namespace gatehouse::queue::draw
