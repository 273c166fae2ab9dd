#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "common/db/session.hpp"

namespace gatehouse::admin {

// So many of the places where something does not hold are named.
inline constexpr std::size_t kMostExamples = 10;

// One thing that must hold whatever happened, and where it does not.
struct Invariant {
    const char* id;                   // I1 … of the specification; several statements may prove one
    const char* holds;                // the sentence
    std::vector<std::string> broken;  // at most kMostExamples, as text: which row, and the numbers
};

// Checks all of them on a quiet or a running installation. Reads across the modules' tables, which nothing
// else may do: the point is to find what the modules together got wrong.
std::vector<Invariant> check_invariants(db::Session& session);

// Writes the report for the administrator; returns how many do not hold.
int report(std::ostream& out, const std::vector<Invariant>& invariants);

}  // namespace gatehouse::admin
