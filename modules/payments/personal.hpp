// What this module must say before people are forgotten (ACC-9). It keeps no name: amounts, and the gateway's
// own numbers.

#pragma once

#include "common/personal.hpp"

namespace gatehouse::payments {

// Money of these orders that is under way, or owed.
personal::Obstacles obstacles(db::Session& session, const std::vector<OrderId>& orders);
// The same of all orders of an organization.
bool has_open_money(db::Session& session, const OrganizationId& organization);

}  // namespace gatehouse::payments
