// What an organization that ends with its only person leaves behind (ACC-9).

#pragma once

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "common/personal.hpp"

namespace gatehouse::events {

// The names of the organization's events that are public and not over.
std::vector<std::string> still_to_come(db::Session& session, const OrganizationId& organization, Time now);

// Events that were never public go, with their pictures. What was public stays: others hold tickets for it.
void erase_drafts(
    const Context& context, db::Tx& tx, const auth::Caller& caller, const OrganizationId& organization);

}  // namespace gatehouse::events
