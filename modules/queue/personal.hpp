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

// A person is in a line once: who joined it as a guest, and by an account whose address was confirmed later,
// leaves it as a guest. Before erase(), which makes all their places the account's.
void keep_one_place(const Context& context, const personal::Subject& who);

}  // namespace gatehouse::queue
