// What this module knows of people (ACC-9): for the copy of their data, and to forget them.

#pragma once

#include "common/app/context.hpp"
#include "common/personal.hpp"

namespace gatehouse::scanning {

// Where they may scan, what they scanned, and when their own tickets were scanned.
personal::Files personal_data(const Context& context, db::Session& session, const personal::Subject& who);
// Ends their posts. Scans keep who scanned, by the id of an account that is nobody's any more.
void erase(db::Tx& tx, const UserId& user);

}  // namespace gatehouse::scanning
