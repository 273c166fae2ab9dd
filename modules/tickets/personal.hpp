// What this module knows of people (ACC-9): for the copy of their data, and to forget them.

#pragma once

#include "common/app/context.hpp"
#include "common/personal.hpp"

namespace gatehouse::tickets {

personal::Files personal_data(const Context& context, db::Session& session, const personal::Subject& who);
// Tickets for what is still to come.
personal::Obstacles obstacles(const Context& context, db::Session& session, const UserId& user);
// The person's tickets with their numbers.
std::vector<std::pair<TicketId, std::string>> tickets_of(db::Session& session, const UserId& user);

void erase(db::Tx& tx, const personal::Subject& who, const std::vector<OrderId>& orders);
// What these buyers, who are gone, said at the checkout.
void forget_said(db::Tx& tx, const std::vector<OrderId>& orders);

}  // namespace gatehouse::tickets
