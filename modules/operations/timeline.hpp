// What happened to one order, for its organizer: audit rows, mails and scans in one list. Private to this
// module.

#pragma once

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "modules/operations/types.hpp"

namespace gatehouse::operations {

// Newest first. For members who may see the event's orders; not_found for strangers. What an entry tells is
// what the organizer may know: no addresses of computers, no ids of requests.
std::vector<Happening> timeline(const Context& context, const auth::Caller& caller, const OrderId& order);

}  // namespace gatehouse::operations
