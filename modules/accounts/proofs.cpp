#include "modules/accounts/proofs.hpp"

#include <algorithm>

#include "common/audit.hpp"
#include "common/auth/purposes.hpp"
#include "common/outbox.hpp"
#include "modules/accounts/authenticator.hpp"
#include "modules/accounts/factors_repository.hpp"
#include "modules/accounts/news.hpp"
#include "modules/accounts/passkeys.hpp"
#include "modules/accounts/passkeys_repository.hpp"
#include "modules/accounts/recovery_codes.hpp"
#include "modules/accounts/repository.hpp"
#include "modules/accounts/secrets.hpp"
#include "modules/accounts/texting.hpp"
#include "modules/accounts/totp.hpp"

namespace gatehouse::accounts {

using namespace std::chrono_literals;

namespace {

constexpr auto kValid = 10min;
constexpr int kSentPerHour = 5;

std::optional<Factor> find(const std::vector<Factor>& factors, FactorKind kind)
{
    const auto found = std::ranges::find_if(
        factors, [&](const Factor& factor) { return factor.kind == kind && factor.confirmed; });
    return found == factors.end() ? std::nullopt : std::optional(*found);
}

}  // namespace

std::vector<Method> Proofs::methods(
    db::Session& session, const User& user, const std::optional<Means>& first) const
{
    std::vector<Method> methods;
    const auto factors = repo::factors(session, user.id);
    if (find(factors, FactorKind::totp)) methods.push_back(Method::totp);
    if (repo::has_passkey(session, user.id)) methods.push_back(Method::passkey);
    if (user.phone_verified && Texting::is_set_up(context_.config)) methods.push_back(Method::sms);
    // Who set the password by a link in the mailbox would show the same mailbox twice; so would who came from
    // another site, where the mailbox mostly opens the account too.
    if (user.email_verified && first != Means::identity && !repo::password_by_mail(session, user.id))
        methods.push_back(Method::email);
    if (repo::recovery_codes_left(session, user.id) > 0) methods.push_back(Method::recovery);
    return methods;
}

bool Proofs::use(const auth::Caller& caller, const User& user, const Answer& answer,
    const std::optional<Means>& first) const
{
    const auto allowed =
        context_.db.read([&](db::Session& session) { return methods(session, user, first); });
    if (std::ranges::find(allowed, answer.method) == allowed.end()) return false;
    const bool right = [&] {
        switch (answer.method) {
            case Method::totp: return use_totp(user, answer.code);
            case Method::passkey: return use_passkey(caller, user, answer);
            case Method::recovery: return use_recovery(caller, user, answer.code);
            case Method::email: return use_sent(user, auth::purposes::kMailedFactor, answer.code);
            case Method::sms: return use_sent(user, auth::purposes::kTextedFactor, answer.code);
        }
        return false;
    }();
    if (right && answer.method != Method::email)
        context_.db.transact([&](db::Tx& tx) { repo::set_password_by_mail(tx, user.id, false); });
    return right;
}

bool Proofs::use_totp(const User& user, const std::string& code) const
{
    const auto factors =
        context_.db.read([&](db::Session& session) { return repo::factors(session, user.id); });
    const auto app = find(factors, FactorKind::totp);
    if (!app) return false;
    const auto now = context_.clock.now();
    const auto step = totp::step_of(authenticator::open(context_.config, user.id, app->sealed), code, now);
    return step && context_.db.transact([&](db::Tx& tx) { return repo::use_totp(tx, user.id, *step, now); });
}

bool Proofs::use_recovery(const auth::Caller& caller, const User& user, const std::string& code) const
{
    const auto hash = recovery_codes::hash(context_.config, user.id, code);
    const auto now = context_.clock.now();
    return context_.db.transact([&](db::Tx& tx) {
        if (!repo::use_recovery_code(tx, user.id, hash, now)) return false;
        const auto left = std::to_string(repo::recovery_codes_left(tx, user.id));
        audit::record(tx, now, caller,
            {"factor.recovery_code_used", "user", user.id.uuid(), {}, "{\"left\":" + left + "}"});
        outbox::publish(tx, "user.recovery_code_used", user.id.uuid(), now,
            news::change("A recovery code was used to sign in; " + left + " are left."));
        return true;
    });
}

bool Proofs::use_sent(const User& user, const char* purpose, const std::string& code) const
{
    return context_.db.transact(
        [&](db::Tx& tx) { return Secrets(context_).use_code(tx, user.id, purpose, code).has_value(); });
}

bool Proofs::use_passkey(const auth::Caller& caller, const User& user, const Answer& answer) const
{
    return answer.passkey && Passkeys(context_).use(caller, *answer.passkey).user == user.id;
}

void Proofs::send(const User& user) const
{
    const Secrets secrets(context_);
    context_.db.transact([&](db::Tx& tx) {
        if (secrets.count_recent(tx, user.id, auth::purposes::kMailedFactor) >= kSentPerHour)
            throw Error(kRateLimited, "codes")
                .saying("We have sent you several codes already. Please wait an hour, or use another way.");
        const auto secret = secrets.issue(tx, user.id, auth::purposes::kMailedFactor, user.email, kValid);
        outbox::publish(tx, "user.factor_code", secret.id.uuid(), context_.clock.now());
    });
}

void Proofs::text(const User& user, const std::string& address) const
{
    context_.db.transact([&](db::Tx& tx) {
        const auto now = repo::lock(tx, user.id);
        if (!now || !now->phone_verified) throw Error(kForbidden, "no number");
        Texting(context_).count(tx, now->id, now->phone, address);
        const auto secret =
            Secrets(context_).issue(tx, now->id, auth::purposes::kTextedFactor, now->phone, kValid);
        outbox::publish(tx, "user.factor_text", secret.id.uuid(), context_.clock.now());
    });
}

void Proofs::void_texted(db::Tx& tx, const UserId& user) const
{
    Secrets(context_).void_all(tx, user, auth::purposes::kTextedFactor);
}

}  // namespace gatehouse::accounts
