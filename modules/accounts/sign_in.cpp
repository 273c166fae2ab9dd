// Signing in and out. An address without an account gets the same answer as a wrong password, after the same
// work.

#include "common/audit.hpp"
#include "common/outbox.hpp"
#include "modules/accounts/device.hpp"
#include "modules/accounts/lockout.hpp"
#include "modules/accounts/passwords.hpp"
#include "modules/accounts/repository.hpp"
#include "modules/accounts/service.hpp"

namespace gatehouse::accounts {

namespace {

// The account when the password is its own.
std::optional<repo::Stored> authenticate(const Context& context, const Credentials& credentials)
{
    const auto stored = context.db.read(
        [&](db::Session& session) { return repo::find_by_email(session, credentials.email); });
    const bool right = stored && !stored->password_hash.empty()
                           ? passwords::verify(stored->password_hash, credentials.password)
                           : passwords::verify_nobody(credentials.password);
    return right ? stored : std::nullopt;
}

// Written for unknown addresses too, so that both take the same time.
void record_failure(
    const Context& context, const auth::Caller& caller, const Credentials& credentials, bool locks)
{
    const auto now = context.clock.now();
    context.db.transact([&](db::Tx& tx) {
        const auto stored = repo::find_by_email(tx, credentials.email);
        const auto subject = stored ? stored->user.id.uuid() : Uuid{};
        audit::record(
            tx, now, caller, {locks ? "user.locked" : "user.signin_failed", "user", subject, {}, ""});
        if (locks && stored) outbox::publish(tx, "user.locked", subject, now);
    });
}

}  // namespace

SignIn Service::sign_in(const auth::Caller& caller, const Credentials& credentials, const std::string& device,
    const auth::Origin& origin) const
{
    const auto key = repo::email_key(credentials.email);
    const auto known = device::known(context_.config, device, key);
    const Lockout lockout(context_, known ? key + "\n" + *known : key, caller.address);
    const bool locks = lockout.count();
    std::optional<repo::Stored> stored;
    try {
        stored = authenticate(context_, credentials);
    } catch (const std::exception&) {
        lockout.give_back();
        throw;
    }
    if (!stored) {
        record_failure(context_, caller, credentials, locks);
        throw Error(kWrongCredentials);
    }
    lockout.succeeded();
    if (stored->user.status != Status::active) throw Error(kSuspended);

    const bool weak = passwords::is_weak(stored->password_hash);
    const auto better = weak ? passwords::hash(credentials.password) : std::string{};
    const auth::Sessions sessions(context_);
    auto done = context_.db.transact([&](db::Tx& tx) {
        // Read again under the lock: roles may have changed since, and a session must not bring old ones
        // back.
        const auto user = repo::lock(tx, stored->user.id);
        if (!user || user->status != Status::active) throw Error(kSuspended);
        if (weak) repo::set_password(tx, user->id, better, context_.clock.now());
        SignIn done{*user, "", {}, device::issue(context_, device, key)};
        if (credentials.grant == Grant::token)
            done.tokens = sessions.open_pair(tx, user->id, user->roles, origin);
        else
            done.session = sessions.open(tx, user->id, user->roles, origin);
        return done;
    });
    // A browser has one session: the new one replaces the one it came with.
    if (caller.principal && caller.principal->by_cookie && !done.session.empty())
        sessions.close(caller.principal->session);
    return done;
}

void Service::sign_out(const auth::Caller& caller) const
{
    if (caller.principal) auth::Sessions(context_).close(caller.principal->session);
}

auth::TokenPair Service::refresh(const std::string& token, const auth::Origin& origin) const
{
    if (auto pair = auth::Sessions(context_).rotate(token, origin)) return *pair;
    throw Error(kUnauthenticated, "refresh").saying("Your sign-in has run out. Please sign in again.");
}

}  // namespace gatehouse::accounts
