// What this module knows of people (ACC-9): for the copy of their data, and to forget them.

#pragma once

#include "common/personal.hpp"

namespace gatehouse::documents {

// The papers of these orders, and whom they were to be made out to.
personal::Files personal_data(db::Session& session, const std::vector<OrderId>& orders);

// What was asked for and is on no paper goes. Papers stay: the law wants them kept, with the names on them.
void erase(db::Tx& tx, const std::vector<OrderId>& orders);

}  // namespace gatehouse::documents
