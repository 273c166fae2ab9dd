// How strongly an account is secured, and what follows for its sign-ins. Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "modules/accounts/types.hpp"

namespace gatehouse::accounts::strength {

// Whether the installation demands a second factor of this person: an administrator, by auth.admin_factor.
bool must_have_factor(const Config& config, const User& user);

// Whether a password or an identity alone does not let the person in. Whoever must have a second factor and
// has but passkeys is asked for one of these.
bool asks_second(const Config& config, db::Session& session, const User& user);

// The roles of the person's sessions: administrators without the factor they must have are none until they
// have set one up.
auth::Roles session_roles(const Config& config, db::Session& session, const User& user);

// Gives open sign-ins of administrators these roles, should the installation demand something else by now
// than when they signed in. For the scheduler; there is never more to do.
int hold_administrators(const Context& context);

}  // namespace gatehouse::accounts::strength
