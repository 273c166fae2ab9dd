#pragma once

#include "common/http/route.hpp"
#include "modules/accounts/render.hpp"
#include "modules/accounts/schemas.hpp"

namespace gatehouse::accounts::handlers {

// The answer to a sign-in by any means, with the cookies that go with it.
http::Reply<SignedIn> signed_in(const http::Request& request, const Context& context, SignIn done);
// These cookies alone, for answers of another shape.
http::Headers cookies_of(const http::Request& request, const Context& context, const SignIn& done);

http::Reply<SignedIn> login(
    const http::Request& request, const Credentials& credentials, const Context& context);
http::Reply<http::Empty> logout(const http::Request& request, const Context& context);
auth::TokenPair refresh(const http::Request& request, const RefreshRequest& wanted, const Context& context);

}  // namespace gatehouse::accounts::handlers
