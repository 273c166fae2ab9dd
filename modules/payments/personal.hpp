// What this module must say before people are forgotten (ACC-9). Of payments it keeps no name: amounts, and
// the gateway's own numbers. Of people who pay an order together it keeps name and address.

#pragma once

#include "common/personal.hpp"

namespace gatehouse::payments {

// Money of these orders that is under way, or owed.
personal::Obstacles obstacles(db::Session& session, const std::vector<OrderId>& orders);
// The same of all orders of an organization.
bool has_open_money(db::Session& session, const OrganizationId& organization);

// The shares that others asked the person to pay, under their proven address.
personal::Files personal_data(db::Session& session, const personal::Subject& who);
// The shares stay, as amounts that nobody in particular paid.
void erase(db::Tx& tx, const personal::Subject& who);

}  // namespace gatehouse::payments
