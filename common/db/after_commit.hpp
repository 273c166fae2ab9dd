// What is done when a transaction has been committed, and never otherwise: for what others are told.

#pragma once

#include <functional>

#include "common/db/session.hpp"

namespace gatehouse::db {

// The effect must be quick; what it throws is logged. Of a transaction that starts over only the last try
// counts.
void after_commit(Tx& tx, std::function<void()> effect);

}  // namespace gatehouse::db
