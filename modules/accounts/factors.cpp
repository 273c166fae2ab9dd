#include "modules/accounts/factors.hpp"

#include <algorithm>

#include "common/audit.hpp"
#include "common/outbox.hpp"
#include "common/qr.hpp"
#include "modules/accounts/authenticator.hpp"
#include "modules/accounts/challenges.hpp"
#include "modules/accounts/factors_repository.hpp"
#include "modules/accounts/news.hpp"
#include "modules/accounts/own_account.hpp"
#include "modules/accounts/passkeys_repository.hpp"
#include "modules/accounts/phones.hpp"
#include "modules/accounts/proofs.hpp"
#include "modules/accounts/recovery_codes.hpp"
#include "modules/accounts/repository.hpp"
#include "modules/accounts/step_up.hpp"
#include "modules/accounts/strength.hpp"
#include "modules/accounts/texting.hpp"
#include "modules/accounts/totp.hpp"

namespace gatehouse::accounts {

namespace {

constexpr const char* kAudited = R"({"factor":"totp"})";

}  // namespace

Standing Factors::standing(const auth::Caller& caller) const
{
    return context_.db.read([&](db::Session& session) {
        const auto user = repo::find(session, caller.require_user());
        if (!user) throw Error(kUnauthenticated, "no such account");
        Standing standing;
        standing.required = strength::must_have_factor(context_.config, *user);
        standing.factors = repo::factors(session, user->id);
        std::erase_if(standing.factors, [](const Factor& factor) { return !factor.confirmed; });
        standing.passkeys = repo::passkeys(session, user->id);
        if (const auto party = webauthn::relying_party(context_.config))
            standing.passkey_origin = party->origin;
        standing.recovery_codes = repo::recovery_codes_left(session, user->id);
        const auto methods = Proofs(context_).methods(session, *user);
        standing.email_fallback =
            !standing.factors.empty() && std::ranges::find(methods, Method::email) != methods.end();
        const auto phone = Phones(context_).of(session, *user);
        standing.texts = Texting::is_set_up(context_.config);
        standing.phone = phone.number;
        standing.phone_asked = phone.asked;
        standing.step_up = StepUp(context_).ways(session, *user);
        return standing;
    });
}

Enrolment Factors::begin_totp(const auth::Caller& caller) const
{
    auth::require_recent(caller, context_);
    const auto secret = totp::new_secret(context_.random);
    const auto user = context_.db.transact([&](db::Tx& tx) {
        auto user = lock_own(tx, context_, caller);
        const auto sealed = authenticator::seal(context_.config, user.id, secret);
        if (!repo::put_totp(tx, user.id, sealed, context_.clock.now())) throw Error(kFactorExists);
        return user;
    });
    const auto uri = totp::uri(context_.config.text("site.name"), user.email, secret);
    return {totp::base32(secret), uri, qr::svg(uri, "QR code for your authenticator app")};
}

std::vector<std::string> Factors::confirm_totp(const auth::Caller& caller, const std::string& code) const
{
    const auto now = context_.clock.now();
    const auth::Sessions sessions(context_);
    auto codes = context_.db.transact([&](db::Tx& tx) {
        const auto user = lock_own(tx, context_, caller);
        const auto factors = repo::factors(tx, user.id);
        const auto waiting = std::ranges::find_if(
            factors, [](const Factor& f) { return f.kind == FactorKind::totp && !f.confirmed; });
        if (waiting == factors.end()) throw Error(kNotFound, "no app waits for its code");
        const auto secret = authenticator::open(context_.config, user.id, waiting->sealed);
        const auto step = totp::step_of(secret, code, now);
        if (!step || !repo::confirm_totp(tx, user.id, *step, now))
            throw Error(kWrongCode)
                .saying(
                    "That code is not right. Check that the clock of your phone is set automatically, and "
                    "enter the "
                    "newest code.");
        repo::set_password_by_mail(tx, user.id, false);
        sessions.set_roles(tx, user.id, strength::session_roles(context_.config, tx, user));
        sessions.prove(tx, caller.principal->session);
        audit::record(tx, now, caller, {"factor.added", "user", user.id.uuid(), {}, kAudited});
        outbox::publish(tx, "user.factor_added", user.id.uuid(), now,
            news::change("An authenticator app was set up as the second step of your sign-in."));
        const bool has_codes = repo::recovery_codes_left(tx, user.id) > 0;
        return has_codes ? std::vector<std::string>{} : replace_codes(tx, user.id);
    });
    sessions.roles_changed(caller.require_user());
    return codes;
}

void Factors::remove(const auth::Caller& caller, FactorKind kind) const
{
    auth::require_recent(caller, context_);
    const auto now = context_.clock.now();
    context_.db.transact([&](db::Tx& tx) {
        const auto user = lock_own(tx, context_, caller);
        if (!repo::remove_factor(tx, user.id, kind)) throw Error(kNotFound, to_string(kind));
        if (strength::must_have_factor(context_.config, user) &&
            !strength::asks_second(context_.config, tx, user))
            throw Error(kFactorNeeded);
        if (!repo::has_factor(tx, user.id)) repo::replace_recovery_codes(tx, user.id, {});
        audit::record(tx, now, caller, {"factor.removed", "user", user.id.uuid(), {}, kAudited});
        outbox::publish(tx, "user.factor_removed", user.id.uuid(), now,
            news::change("The authenticator app was removed from your sign-in."));
    });
}

std::vector<std::string> Factors::new_recovery_codes(const auth::Caller& caller) const
{
    auth::require_recent(caller, context_);
    return context_.db.transact([&](db::Tx& tx) {
        const auto user = lock_own(tx, context_, caller);
        if (!repo::has_factor(tx, user.id)) throw Error(kNoFactor);
        audit::record(tx, context_.clock.now(), caller,
            {"factor.recovery_codes_replaced", "user", user.id.uuid(), {}, ""});
        return replace_codes(tx, user.id);
    });
}

std::vector<std::string> Factors::replace_codes(db::Tx& tx, const UserId& user) const
{
    auto codes = recovery_codes::make(context_.random);
    std::vector<std::string> hashes;
    for (const auto& code : codes) hashes.push_back(recovery_codes::hash(context_.config, user, code));
    repo::replace_recovery_codes(tx, user, hashes);
    return codes;
}

void Factors::password_was_reset(db::Tx& tx, const Context& context, const UserId& user)
{
    Challenges(context).void_all(tx, user);
    repo::set_password_by_mail(tx, user, true);
}

}  // namespace gatehouse::accounts
