// What this module knows of people (ACC-9): for the copy of their data, and to forget them.

#pragma once

#include "common/app/context.hpp"
#include "common/personal.hpp"

namespace gatehouse::queue {

personal::Files personal_data(const Context& context, db::Session& session, const personal::Subject& who);

// Takes name and address from all their entries; turns and draws keep their numbers. Codes that were mailed
// go.
void erase(db::Tx& tx, const personal::Subject& who);

// Gives up every place where they still wait, and every offer that no order has taken. After erase(), in
// transactions of its own, because each line is locked by itself.
void leave_all(const Context& context, const UserId& user);

}  // namespace gatehouse::queue
