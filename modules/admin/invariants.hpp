#pragma once

#include <string>
#include <vector>

#include "common/db/session.hpp"

namespace gatehouse::admin {

// One thing that must hold whatever happened, and where it does not.
struct Invariant {
    const char* id;                   // I1 … of the specification
    const char* holds;                // the sentence
    std::vector<std::string> broken;  // at most ten examples, as text
};

// Checks all of them on a quiet or a running installation. Reads across the modules' tables, which nothing
// else may do: the point is to find what the modules together got wrong.
std::vector<Invariant> check_invariants(db::Session& session);

}  // namespace gatehouse::admin
