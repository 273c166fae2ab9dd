#include "modules/accounts/admission.hpp"

#include "common/json/json.hpp"
#include "common/outbox.hpp"
#include "modules/accounts/browser.hpp"
#include "modules/accounts/device.hpp"
#include "modules/accounts/repository.hpp"

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

}  // namespace

SignIn Admission::admit(
    const auth::Caller& caller, const UserId& id, Means, const Arrival& arrival, const Recheck& recheck) const
{
    const auto now = context_.clock.now();
    auto done = context_.db.transact([&](db::Tx& tx) {
        // Read under the lock: roles may have changed since, and a session must not bring old ones back.
        const auto user = repo::lock(tx, id);
        if (!user || user->status != Status::active) throw Error(kSuspended);
        if (recheck) recheck(tx);
        const auto known = device::known(context_.config, arrival.device, repo::email_key(user->email));
        if (!known && user->signed_in_at)
            outbox::publish(tx, "user.new_device", id.uuid(), now, described(arrival.origin));
        return open(tx, *user, arrival);
    });
    // A browser has one session: the new one replaces the one it came with.
    if (caller.principal && caller.principal->by_cookie && !done.session.empty())
        auth::Sessions(context_).close(caller.principal->session);
    return done;
}

SignIn Admission::welcome(db::Tx& tx, const User& user, const Arrival& arrival) const
{
    return open(tx, user, arrival);
}

SignIn Admission::open(db::Tx& tx, const User& user, const Arrival& arrival) const
{
    const auth::Sessions sessions(context_);
    SignIn done{user, "", {}, device::issue(context_, arrival.device, repo::email_key(user.email)), {}};
    if (arrival.grant == Grant::token)
        done.tokens = sessions.open_pair(tx, user.id, user.roles, arrival.origin);
    else
        done.session = sessions.open(tx, user.id, user.roles, arrival.origin);
    repo::note_sign_in(tx, user.id, context_.clock.now());
    return done;
}

}  // namespace gatehouse::accounts
