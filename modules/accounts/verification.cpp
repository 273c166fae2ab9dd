#include "modules/accounts/verification.hpp"

#include "common/audit.hpp"
#include "common/auth/purposes.hpp"
#include "common/auth/session_list.hpp"
#include "common/outbox.hpp"
#include "modules/accounts/own_account.hpp"
#include "modules/accounts/own_password.hpp"
#include "modules/accounts/repository.hpp"
#include "modules/accounts/secrets.hpp"

namespace gatehouse::accounts {

using namespace std::chrono_literals;

namespace {

constexpr auto kValid = 24h, kUndoValid = 72h;
constexpr int kMailsAnHour = 5;

}  // namespace

void Verification::ask(db::Tx& tx, const UserId& user, std::string_view email) const
{
    const Secrets secrets(context_);
    if (secrets.count_recent(tx, user, auth::purposes::kVerifyEmail) >= kMailsAnHour)
        throw Error(kTooManyMails, user.str()).with("retry_after", std::int64_t{3600});
    const auto secret = secrets.issue(tx, user, auth::purposes::kVerifyEmail, email, kValid);
    outbox::publish(tx, "user.verify_email", secret.id.uuid(), secret.created_at);
}

void Verification::ask_again(const auth::Caller& caller) const
{
    context_.db.transact([&](db::Tx& tx) {
        const auto user = repo::lock(tx, caller.require_user());
        if (!user) throw Error(kUnauthenticated, "no such account");
        if (user->email_verified) throw Error(kAlreadyVerified);
        ask(tx, user->id, user->email);
    });
}

User Verification::confirm_link(const auth::Caller& caller, const std::string& token) const
{
    const Secrets secrets(context_);
    return context_.db.transact([&](db::Tx& tx) {
        auto secret = secrets.use_token(tx, auth::purposes::kVerifyEmail, token);
        const bool undone = !secret;
        if (undone) secret = secrets.use_token(tx, auth::purposes::kUndoEmail, token);
        if (!secret) throw Error(kLinkOver);
        auto user = prove(tx, caller, *secret);
        if (undone) {
            // Whoever moved it may have asked for the next address already.
            secrets.void_all(tx, user.id, auth::purposes::kVerifyEmail);
            auth::end_sessions(context_, tx, user.id);
        }
        return user;
    });
}

User Verification::confirm_code(const auth::Caller& caller, const std::string& code) const
{
    const auto id = caller.require_user();
    const auto user = context_.db.transact([&](db::Tx& tx) -> std::optional<User> {
        const auto secret = Secrets(context_).use_code(tx, id, auth::purposes::kVerifyEmail, code);
        if (!secret) return {};  // not thrown yet: the try counts
        return prove(tx, caller, *secret);
    });
    if (!user) throw Error(kWrongCode);
    return *user;
}

void Verification::change_email(
    const auth::Caller& caller, const std::string& password, const std::string& email) const
{
    const auto user = require_own_password(context_, caller, password);
    context_.db.transact([&](db::Tx& tx) {
        lock_own(tx, context_, caller);
        audit::record(
            tx, context_.clock.now(), caller, {"user.email_change_asked", "user", user.id.uuid(), {}, ""});
        ask(tx, user.id, email);
    });
}

User Verification::prove(db::Tx& tx, const auth::Caller& caller, const Secret& secret) const
{
    const auto now = context_.clock.now();
    auto user = repo::lock(tx, *secret.user);
    if (!user || user->status != Status::active) throw Error(kLinkOver, "no such account");
    const bool moves = repo::email_key(secret.target) != repo::email_key(user->email);
    if (moves) {
        // What was sent to the former address opens nothing any more.
        Secrets(context_).void_all(tx, user->id, auth::purposes::kReset);
        if (secret.purpose != auth::purposes::kUndoEmail) tell_former(tx, *user);
    }
    if (!repo::set_verified_email(tx, user->id, secret.target, now)) throw Error(kAddressTaken);
    audit::record(tx, now, caller,
        {moves ? "user.email_changed" : "user.email_verified", "user", user->id.uuid(), {}, ""});
    outbox::publish(tx, "user.email_verified", user->id.uuid(), now);
    user->email = secret.target;
    user->email_verified = true;
    return *user;
}

// With a way back, should it have been somebody else who changed it.
void Verification::tell_former(db::Tx& tx, const User& user) const
{
    if (!user.email_verified) return;  // nobody has shown that it was theirs
    const auto secret =
        Secrets(context_).issue(tx, user.id, auth::purposes::kUndoEmail, user.email, kUndoValid);
    outbox::publish(tx, "user.email_changed", secret.id.uuid(), secret.created_at);
}

}  // namespace gatehouse::accounts
