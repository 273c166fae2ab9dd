#pragma once

#include "common/http/route.hpp"
#include "modules/accounts/factors_render.hpp"
#include "modules/accounts/factors_schemas.hpp"
#include "modules/accounts/render.hpp"

namespace gatehouse::accounts::handlers {

Standing factors(const http::Request& request, const Context& context);
Enrolment begin_totp(const http::Request& request, const Context& context);
RecoveryCodes confirm_totp(const http::Request& request, const CodeRequest& wanted, const Context& context);
http::Empty remove_totp(const http::Request& request, const Context& context);
RecoveryCodes new_recovery_codes(const http::Request& request, const Context& context);

http::Reply<SignedIn> second_step(
    const http::Request& request, const SecondStepRequest& wanted, const Context& context);
http::Empty send_code(const http::Request& request, const SendCodeRequest& wanted, const Context& context);

http::Empty step_up(const http::Request& request, const StepUpRequest& wanted, const Context& context);
http::Empty send_step_up_code(const http::Request& request, const Context& context);

Invitation invite_passkey(const http::Request& request, const Context& context);
Passkey add_passkey(const http::Request& request, const PasskeyRequest& wanted, const Context& context);
http::Empty rename_passkey(const http::Request& request, const PasskeyName& wanted, const Context& context);
http::Empty remove_passkey(const http::Request& request, const Context& context);
Question ask_passkey(const http::Request& request, const Context& context);
http::Reply<SignedIn> passkey_sign_in(
    const http::Request& request, const PasskeySignIn& wanted, const Context& context);

}  // namespace gatehouse::accounts::handlers
