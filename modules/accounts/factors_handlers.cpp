#include "modules/accounts/factors_handlers.hpp"

#include "common/http/dispatch.hpp"
#include "modules/accounts/factors.hpp"
#include "modules/accounts/handlers.hpp"
#include "modules/accounts/second_step.hpp"

namespace gatehouse::accounts::handlers {

namespace {

Attempt attempt(const http::Request& request, const std::string& challenge)
{
    return {
        challenge, request.cookie(kChallengeCookie), request.cookie(kDeviceCookie), http::origin_of(request)};
}

}  // namespace

Standing factors(const http::Request& request, const Context& context)
{
    return Factors(context).standing(request.caller);
}

Enrolment begin_totp(const http::Request& request, const Context& context)
{
    return Factors(context).begin_totp(request.caller);
}

RecoveryCodes confirm_totp(const http::Request& request, const CodeRequest& wanted, const Context& context)
{
    return {Factors(context).confirm_totp(request.caller, wanted.code)};
}

http::Empty remove_totp(const http::Request& request, const Context& context)
{
    Factors(context).remove(request.caller, FactorKind::totp);
    return {};
}

RecoveryCodes new_recovery_codes(const http::Request& request, const Context& context)
{
    return {Factors(context).new_recovery_codes(request.caller)};
}

http::Reply<SignedIn> second_step(
    const http::Request& request, const SecondStepRequest& wanted, const Context& context)
{
    return signed_in(request, context,
        SecondStep(context).finish(request.caller, attempt(request, wanted.challenge), wanted));
}

http::Empty send_code(const http::Request& request, const SendCodeRequest& wanted, const Context& context)
{
    SecondStep(context).send_code(attempt(request, wanted.challenge), wanted.by);
    return {};
}

http::Empty step_up(const http::Request& request, const StepUpRequest& wanted, const Context& context)
{
    StepUp(context).prove(request.caller, wanted);
    return {};
}

http::Empty send_step_up_code(const http::Request& request, const Context& context)
{
    StepUp(context).send_code(request.caller);
    return {};
}

Invitation invite_passkey(const http::Request& request, const Context& context)
{
    return Passkeys(context).invite(request.caller);
}

Passkey add_passkey(const http::Request& request, const PasskeyRequest& wanted, const Context& context)
{
    std::string transports;
    for (const auto& word : wanted.transports) transports += (transports.empty() ? "" : ",") + word;
    return Passkeys(context).add(request.caller, {wanted.name, transports, wanted.made});
}

http::Empty rename_passkey(const http::Request& request, const PasskeyName& wanted, const Context& context)
{
    Passkeys(context).rename(request.caller, request.param<PasskeyId>("id"), wanted.name);
    return {};
}

http::Empty remove_passkey(const http::Request& request, const Context& context)
{
    Passkeys(context).remove(request.caller, request.param<PasskeyId>("id"));
    return {};
}

Question ask_passkey(const http::Request&, const Context& context) { return Passkeys(context).ask(); }

http::Reply<SignedIn> passkey_sign_in(
    const http::Request& request, const PasskeySignIn& wanted, const Context& context)
{
    return signed_in(request, context,
        Passkeys(context).sign_in(request.caller, wanted.passkey,
            {wanted.grant, request.cookie(kDeviceCookie), http::origin_of(request)}));
}

}  // namespace gatehouse::accounts::handlers
