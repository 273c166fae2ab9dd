#pragma once

#include "common/http/route.hpp"
#include "common/page.hpp"
#include "modules/accounts/api_keys.hpp"
#include "modules/accounts/identities.hpp"

namespace gatehouse::accounts::handlers {

Items<ListedIdentity> identities(const http::Request& request, const Context& context);
http::Empty unlink(const http::Request& request, const Context& context);
Items<auth::ApiKey> api_keys(const http::Request& request, const Context& context);
MadeKey make_key(const http::Request& request, const KeyWish& wish, const Context& context);
http::Empty revoke_key(const http::Request& request, const Context& context);

}  // namespace gatehouse::accounts::handlers
