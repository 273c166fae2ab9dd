#include "modules/accounts/admission.hpp"

#include "common/json/json.hpp"
#include "common/outbox.hpp"
#include "modules/accounts/browser.hpp"
#include "modules/accounts/challenges.hpp"
#include "modules/accounts/device.hpp"
#include "modules/accounts/proofs.hpp"
#include "modules/accounts/repository.hpp"
#include "modules/accounts/strength.hpp"

namespace gatehouse::accounts {

namespace {

// What the owner is told of a sign-in from a browser that we do not know.
std::string described(const auth::Origin& origin)
{
    return json::Writer()
        .object()
        .member("device", std::string_view(device_in_words(origin.user_agent)))
        .member("address", std::string_view(origin.address))
        .end_object()
        .take();
}

// Read under the lock: roles may have changed since, and a session must not bring old ones back.
User lock_active(db::Tx& tx, const UserId& id)
{
    const auto user = repo::lock(tx, id);
    if (!user || user->status != Status::active) throw Error(kSuspended);
    return *user;
}

}  // namespace

SignIn Admission::admit(const auth::Caller& caller, const UserId& id, Means means, const Arrival& arrival,
    const Recheck& recheck) const
{
    auto done = context_.db.transact([&](db::Tx& tx) {
        const auto user = lock_active(tx, id);
        if (recheck) recheck(tx);
        // A passkey has verified its person: it is both factors.
        if (means == Means::passkey || !strength::asks_second(context_.config, tx, user))
            return let_in(tx, user, arrival);
        SignIn waits{user, "", {}, "", {}};
        const auto token = Challenges(context_).open(tx, id, means, arrival.grant);
        waits.challenge = {token, Proofs(context_).methods(tx, user, means),
            arrival.grant == Grant::session ? Challenges::browser_mark(context_.config, token) : ""};
        return waits;
    });
    end_former(caller, done);
    return done;
}

SignIn Admission::finish(const auth::Caller& caller, const Pending& pending, const Arrival& arrival) const
{
    auto done = context_.db.transact([&](db::Tx& tx) {
        const auto user = lock_active(tx, pending.user);
        Challenges(context_).close(tx, pending);
        return let_in(tx, user, arrival);
    });
    end_former(caller, done);
    return done;
}

// A browser has one session: the new one replaces the one it came with.
void Admission::end_former(const auth::Caller& caller, const SignIn& done) const
{
    if (caller.principal && caller.principal->by_cookie && !done.session.empty())
        auth::Sessions(context_).close(caller.principal->session);
}

SignIn Admission::let_in(db::Tx& tx, const User& user, const Arrival& arrival) const
{
    const auto known = device::known(context_.config, arrival.device, repo::email_key(user.email));
    if (!known && user.signed_in_at)
        outbox::publish(
            tx, "user.new_device", user.id.uuid(), context_.clock.now(), described(arrival.origin));
    return open(tx, user, arrival);
}

SignIn Admission::welcome(db::Tx& tx, const User& user, const Arrival& arrival) const
{
    return open(tx, user, arrival);
}

SignIn Admission::open(db::Tx& tx, const User& user, const Arrival& arrival) const
{
    const auth::Sessions sessions(context_);
    const auto roles = strength::session_roles(context_.config, tx, user);
    SignIn done{user, "", {}, device::issue(context_, arrival.device, repo::email_key(user.email)), {}};
    if (arrival.grant == Grant::token)
        done.tokens = sessions.open_pair(tx, user.id, roles, arrival.origin);
    else
        done.session = sessions.open(tx, user.id, roles, arrival.origin);
    repo::note_sign_in(tx, user.id, context_.clock.now());
    return done;
}

}  // namespace gatehouse::accounts
