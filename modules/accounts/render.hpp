#pragma once

#include <string>

#include "common/http/page.hpp"
#include "modules/accounts/types.hpp"

namespace gatehouse::accounts {

// The answer to a sign-in; which members it has depends on the grant.
struct SignedIn {
    SignIn done;
    std::string csrf_token;
};

extern const view::Object<SignedIn> kSignedIn;
extern const view::Object<auth::TokenPair> kTokens;

}  // namespace gatehouse::accounts
