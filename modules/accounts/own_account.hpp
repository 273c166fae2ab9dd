// The own account, locked by its person. Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "modules/accounts/types.hpp"

namespace gatehouse::accounts {

// Locks the caller's row. Whoever changes how an account is opened does so under this lock, and may have
// waited for it while a new password, or staff, ended every sign-in: so the caller's is looked at again, or
// they would leave a way in behind. Throws unauthenticated.
User lock_own(db::Tx& tx, const Context& context, const auth::Caller& caller);

}  // namespace gatehouse::accounts
