// The module's routes, a table for each topic: sign_in_routes.cpp, user_admin_routes.cpp and so on. Private
// to this module.

#pragma once

#include "common/http/route.hpp"

namespace gatehouse::accounts {

http::Routes live_routes();
http::Routes sign_in_routes();
http::Routes identity_routes();
http::Routes recovery_routes();
http::Routes session_routes();
http::Routes factors_routes();
http::Routes passkeys_routes();
http::Routes phone_routes();
http::Routes user_admin_routes();

}  // namespace gatehouse::accounts
