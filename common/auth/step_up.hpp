// Dangerous acts ask for a fresh proof: a session that was opened long ago may be at a screen that somebody
// else sits before by now. What counts as proof is for accounts to say (POST /api/auth/step-up).

#pragma once

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"

namespace gatehouse::auth {

inline constexpr ErrorKind kStepUpRequired{
    "step_up_required", 403, "Please confirm that it is you, then do this again."};

inline constexpr ErrorKind kFactorRequired{"second_factor_required", 403,
    "Administrators need a second factor here. Set one up under Account, Security."};

// Throws step_up_required unless the caller's sign-in was proven within the last ten minutes. Callers that
// are no person's (the installation itself, jobs) pass.
void require_recent(const Caller& caller, const Context& context);

}  // namespace gatehouse::auth
