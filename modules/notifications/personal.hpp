// What this module knows of people (ACC-9): for the copy of their data, and to forget them.

#pragma once

#include "common/personal.hpp"

namespace gatehouse::notifications {

// What was mailed to the person, at any address of theirs.
personal::Files personal_data(db::Session& session, const personal::Subject& who);

// The addresses that their orders were made under, and these orders, which may have been a guest's once.
struct Bought {
    std::vector<std::string> addresses;
    std::vector<OrderId> orders;
};

// Which mails there were is known still, to whom is not; nor is it in what a server said of one that failed.
void erase(db::Tx& tx, const personal::Subject& who, const Bought& bought);
// The same for the letter that says that somebody was erased, once it has left.
void erase_farewell(db::Tx& tx, const personal::Subject& who);

}  // namespace gatehouse::notifications
