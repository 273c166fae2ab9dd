#pragma once

#include <exception>

#include "common/db/pool.hpp"

namespace gatehouse::db {

// Runs a use case again when a unique key was taken between its look and its insert, at most three times: for
// those that choose or check a unique value first, and choose another the second time.
template <class F>
auto again_on_duplicate(F use_case)
{
    constexpr int kTries = 3;
    for (int tries = 1;; ++tries) {
        try {
            return use_case();
        } catch (const std::exception& e) {
            if (!is_duplicate(e) || tries == kTries) throw;
        }
    }
}

}  // namespace gatehouse::db
