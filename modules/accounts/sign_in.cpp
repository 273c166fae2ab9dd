// The first half of a sign-in by password: who is it? And signing out. An address without an account gets the
// same answer as a wrong password, after the same work.

#include "common/audit.hpp"
#include "modules/accounts/admission.hpp"
#include "modules/accounts/device.hpp"
#include "modules/accounts/lockout.hpp"
#include "modules/accounts/passwords.hpp"
#include "modules/accounts/recovery.hpp"
#include "modules/accounts/repository.hpp"
#include "modules/accounts/service.hpp"
#include "modules/accounts/tried.hpp"

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
        const auto user = stored ? std::optional(stored->user.id) : std::nullopt;
        const auto [type, subject] = tried(context.config, user, credentials.email);
        audit::record(tx, now, caller, {locks ? "user.locked" : "user.signin_failed", type, subject, {}, ""});
        if (locks) Recovery(context).tell_locked(tx, user, credentials.email);
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
    // The password may be changed while this sign-in is under way; then it counts no more.
    const auto better =
        passwords::is_weak(stored->password_hash) ? passwords::hash(credentials.password) : std::string{};
    return Admission(context_).admit(
        caller, stored->user.id, Means::password, {credentials.grant, device, origin}, [&](db::Tx& tx) {
            const auto& hash = stored->password_hash;
            const bool same =
                better.empty() ? repo::has_hash(tx, stored->user.id, hash)
                               : repo::replace_hash(tx, stored->user.id, hash, better, context_.clock.now());
            if (!same) throw Error(kWrongCredentials, "changed meanwhile");
        });
}

SignIn Service::welcome(
    db::Tx& tx, const User& user, const std::string& device, const auth::Origin& origin) const
{
    return Admission(context_).welcome(tx, user, {Grant::session, device, origin});
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
