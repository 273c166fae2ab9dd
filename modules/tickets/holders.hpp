// Whose a ticket is, and who may see it. Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "modules/tickets/types.hpp"

namespace gatehouse::tickets::holders {

// Their account shows it, or they have the secret that opens it: the order's, or since it was handed on the
// transfer's.
bool holds(const Context& context, const auth::Caller& caller, const Ticket& ticket);

// Who holds it, and who runs its event.
bool may_see(const Context& context, db::Session& session, const auth::Caller& caller, const Ticket& ticket);

// Throws not_found for who may not see it, forbidden for who does not hold it.
void require(const Context& context, db::Session& session, const auth::Caller& caller, const Ticket& ticket);

}  // namespace gatehouse::tickets::holders
