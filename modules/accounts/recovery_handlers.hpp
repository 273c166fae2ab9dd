#pragma once

#include "common/http/route.hpp"
#include "modules/accounts/recovery_schemas.hpp"
#include "modules/accounts/types.hpp"

namespace gatehouse::accounts::handlers {

User verify_email(const http::Request& request, const Proof& proof, const Context& context);
http::Empty resend_email(const http::Request& request, const Context& context);
http::Empty change_email(const http::Request& request, const EmailChange& change, const Context& context);
http::Empty ask_reset(const http::Request& request, const ResetRequest& wanted, const Context& context);
http::Reply<http::Empty> confirm_reset(
    const http::Request& request, const Reset& reset, const Context& context);
http::Empty change_password(
    const http::Request& request, const PasswordChange& change, const Context& context);
http::Empty unlock(const http::Request& request, const Unlock& unlock, const Context& context);

}  // namespace gatehouse::accounts::handlers
