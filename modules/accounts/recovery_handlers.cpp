#include "modules/accounts/recovery_handlers.hpp"

#include "common/http/dispatch.hpp"
#include "common/http/even.hpp"
#include "modules/accounts/recovery.hpp"
#include "modules/accounts/verification.hpp"

namespace gatehouse::accounts::handlers {

namespace {

constexpr std::chrono::milliseconds kResetStep{25};

}  // namespace

User verify_email(const http::Request& request, const Proof& proof, const Context& context)
{
    if (proof.token.has_value() == proof.code.has_value())
        throw Error(kInvalid, {}, {{"/token", "required", "give either the link's token or the code"}});
    const Verification verification(context);
    return proof.token ? verification.confirm_link(request.caller, *proof.token)
                       : verification.confirm_code(request.caller, *proof.code);
}

http::Empty resend_email(const http::Request& request, const Context& context)
{
    Verification(context).ask_again(request.caller);
    return {};
}

http::Empty change_email(const http::Request& request, const EmailChange& change, const Context& context)
{
    Verification(context).change_email(request.caller, change.current_password, change.email);
    return {};
}

http::Empty ask_reset(const http::Request& request, const ResetRequest& wanted, const Context& context)
{
    return http::in_steps(kResetStep, [&]() -> http::Empty {
        Recovery(context).ask_reset(request.caller, wanted.email);
        return {};
    });
}

http::Reply<http::Empty> confirm_reset(
    const http::Request& request, const Reset& reset, const Context& context)
{
    Recovery(context).reset(request.caller, reset.token, reset.password);
    return {{}, http::expired_session_cookies(request), {}};
}

http::Empty change_password(
    const http::Request& request, const PasswordChange& change, const Context& context)
{
    Recovery(context).change_password(request.caller, change.current_password, change.password);
    return {};
}

http::Empty unlock(const http::Request& request, const Unlock& unlock, const Context& context)
{
    Recovery(context).unlock(request.caller, unlock.token);
    return {};
}

}  // namespace gatehouse::accounts::handlers
