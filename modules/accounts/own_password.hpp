// A person proves once more that they know their password, before something that a borrowed browser must not
// do. Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "modules/accounts/types.hpp"

namespace gatehouse::accounts {

inline constexpr ErrorKind kNoPassword{"no_password", 409,
    "Your account has no password yet. Set one first: sign out and use \"Forgot password?\"."};

// The caller when the password is theirs. Throws validation_failed (/current_password, wrong), no_password,
// and too_many_failures, since wrong ones count as failed sign-ins of this session.
User require_own_password(const Context& context, const auth::Caller& caller, const std::string& password);

}  // namespace gatehouse::accounts
