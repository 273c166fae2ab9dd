// What this module knows of people (ACC-9): for the copy of their data, and to forget them.

#pragma once

#include "common/app/context.hpp"
#include "common/personal.hpp"

namespace gatehouse::orders {

// What was ordered as a guest under the person's proven address becomes theirs, so that it is in the copy,
// and forgotten.
void adopt(const Context& context, const UserId& user);

personal::Files personal_data(const Context& context, db::Session& session, const personal::Subject& who);
personal::Obstacles obstacles(db::Session& session, const UserId& user);

// The addresses that the person ordered under.
std::vector<std::string> addresses_of(db::Session& session, const UserId& user);

// All orders of the person.
std::vector<OrderId> orders_of(db::Session& session, const UserId& user);
// Whether the organization ever took money, so that papers name it.
bool has_sold(const Context& context, db::Session& session, const OrganizationId& organization);

// The orders stay, as amounts and numbers of nobody in particular. Money that still comes for one that ended
// goes back.
void erase(db::Tx& tx, const personal::Subject& who);

}  // namespace gatehouse::orders
