#include "modules/accounts/recovery.hpp"

#include "common/audit.hpp"
#include "common/auth/api_keys.hpp"
#include "common/auth/one_time.hpp"
#include "common/auth/purposes.hpp"
#include "common/auth/session_list.hpp"
#include "common/outbox.hpp"
#include "modules/accounts/factors.hpp"
#include "modules/accounts/factors_repository.hpp"
#include "modules/accounts/lockout.hpp"
#include "modules/accounts/own_account.hpp"
#include "modules/accounts/own_password.hpp"
#include "modules/accounts/passkeys_repository.hpp"
#include "modules/accounts/passwords.hpp"
#include "modules/accounts/repository.hpp"
#include "modules/accounts/secrets.hpp"
#include "modules/accounts/tried.hpp"
#include "modules/accounts/verification.hpp"

namespace gatehouse::accounts {

using namespace std::chrono_literals;

namespace {

constexpr auto kResetValid = 30min, kUnlockValid = 60min;
constexpr int kMailsAnHour = 5;

void require_good(const std::string& password, std::string_view email)
{
    schema::Faults faults;
    passwords::check(password, email, faults);
    if (!faults.empty()) throw Error(kInvalid, {}, std::move(faults));
}

// Who registered with an address that they never showed to be theirs was perhaps somebody else: nothing of
// theirs stays a way in.
void forget_other_ways_in(db::Tx& tx, const Context& context, const UserId& user)
{
    for (const auto& passkey : repo::passkeys(tx, user)) repo::remove_passkey(tx, user, passkey.id);
    repo::remove_factor(tx, user, FactorKind::totp);
    repo::replace_recovery_codes(tx, user, {});
    repo::forget_phone(tx, user, context.clock.now());
    auth::ApiKeys(context).revoke_all(tx, user);
}

}  // namespace

void Recovery::ask_reset(const auth::Caller& caller, const std::string& email) const
{
    const auto now = context_.clock.now();
    const Secrets secrets(context_);
    context_.db.transact([&](db::Tx& tx) {
        const auto stored = repo::find_by_email(tx, email);
        auto user =
            stored && stored->user.status == Status::active ? std::optional(stored->user.id) : std::nullopt;
        const auto [type, subject] = tried(context_.config, user, email);
        // Whoever asks again and again is answered the same, and mailed no more.
        if (secrets.count_recent(tx, user.value_or(UserId{}), auth::purposes::kReset) >= kMailsAnHour)
            user.reset();
        const auto secret =
            secrets.issue(tx, user, auth::purposes::kReset, user ? stored->user.email : email, kResetValid);
        audit::record(tx, now, caller, {"user.reset_asked", type, subject, {}, ""});
        outbox::publish(tx, "user.reset_requested", secret.id.uuid(), now);
    });
}

void Recovery::reset(const auth::Caller& caller, const std::string& token, const std::string& password) const
{
    // Looked at first, so that nobody waits for a hash in vain; the transaction decides.
    const auto id = auth::one_time::id_of(context_.config, auth::purposes::kReset, token);
    const auto offered = context_.db.read(
        [&](db::Session& session) { return id ? Secrets::find(session, OneTimeId(*id)) : std::nullopt; });
    if (!offered || offered->used || offered->expires_at <= context_.clock.now()) throw Error(kLinkOver);
    require_good(password, offered->target);
    const auto hash = passwords::hash(password);

    const auto user = context_.db.transact([&](db::Tx& tx) {
        const auto secret = Secrets(context_).use_token(tx, auth::purposes::kReset, token);
        if (!secret) throw Error(kLinkOver);
        const auto user = repo::lock(tx, *secret->user);
        // A link to an address that is no longer the account's opens nothing.
        if (!user || user->status != Status::active ||
            repo::email_key(user->email) != repo::email_key(secret->target))
            throw Error(kLinkOver);
        set_password(tx, caller, *user, hash);
        Factors::password_was_reset(tx, context_, user->id);
        auth::end_sessions(context_, tx, user->id);
        if (!user->email_verified) {  // the link has shown it
            forget_other_ways_in(tx, context_, user->id);
            repo::set_verified_email(tx, user->id, user->email, context_.clock.now());
            outbox::publish(tx, "user.email_verified", user->id.uuid(), context_.clock.now());
        }
        return *user;
    });
    Lockout(context_, repo::email_key(user.email), caller.address).succeeded();
}

void Recovery::change_password(
    const auth::Caller& caller, const std::string& current, const std::string& password) const
{
    const auto known = require_own_password(context_, caller, current);
    require_good(password, known.email);
    const auto hash = passwords::hash(password);
    context_.db.transact([&](db::Tx& tx) {
        const auto user = lock_own(tx, context_, caller);
        set_password(tx, caller, user, hash);
        Secrets(context_).void_all(tx, user.id, auth::purposes::kReset);
        auth::end_sessions(context_, tx, user.id, caller.principal->session);
    });
}

void Recovery::set_password(
    db::Tx& tx, const auth::Caller& caller, const User& user, const std::string& hash) const
{
    const auto now = context_.clock.now();
    repo::set_password(tx, user.id, hash, now);
    // Who knew the old one may have asked for an address of theirs, and would take the account with it later.
    Secrets(context_).void_other_targets(tx, user.id, auth::purposes::kVerifyEmail, user.email);
    audit::record(tx, now, caller, {"user.password_changed", "user", user.id.uuid(), {}, ""});
    outbox::publish(tx, "user.password_changed", user.id.uuid(), now);
}

void Recovery::unlock(const auth::Caller& caller, const std::string& token) const
{
    const auto email = context_.db.transact([&](db::Tx& tx) {
        const auto secret = Secrets(context_).use_token(tx, auth::purposes::kUnlock, token);
        if (!secret) throw Error(kLinkOver);
        audit::record(
            tx, context_.clock.now(), caller, {"user.unlocked", "user", secret->user->uuid(), {}, ""});
        return secret->target;
    });
    Lockout(context_, repo::email_key(email), caller.address).succeeded();
}

void Recovery::tell_locked(db::Tx& tx, const std::optional<UserId>& user, const std::string& email) const
{
    const auto secret = Secrets(context_).issue(tx, user, auth::purposes::kUnlock, email, kUnlockValid);
    outbox::publish(tx, "user.locked", secret.id.uuid(), secret.created_at);
}

}  // namespace gatehouse::accounts
