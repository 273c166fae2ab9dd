// What this module knows of people (ACC-9): for the copy of their data, and to forget them.

#pragma once

#include "common/personal.hpp"

namespace gatehouse::notifications {

// What was mailed to the person's address.
personal::Files personal_data(db::Session& session, const personal::Subject& who);

// Which mails there were is known still, to whom is not.
void erase(db::Tx& tx, const personal::Subject& who);
// The same for the letter that says that somebody was erased, once it has left.
void erase_farewell(db::Tx& tx, const personal::Subject& who);

}  // namespace gatehouse::notifications
