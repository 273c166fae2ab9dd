#pragma once

#include "common/http/route.hpp"
#include "modules/accounts/own_sessions.hpp"
#include "modules/accounts/types.hpp"

namespace gatehouse::accounts::handlers {

Items<OwnSession> sessions(const http::Request& request, const Context& context);
http::Empty end_session(const http::Request& request, const Context& context);
http::Empty end_other_sessions(const http::Request& request, const Context& context);

}  // namespace gatehouse::accounts::handlers
