#include "modules/accounts/passkeys.hpp"

#include <algorithm>

#include "common/audit.hpp"
#include "common/crypto/crypto.hpp"
#include "common/json/json.hpp"
#include "common/outbox.hpp"
#include "modules/accounts/identities.hpp"
#include "modules/accounts/identity_repository.hpp"
#include "modules/accounts/news.hpp"
#include "modules/accounts/own_account.hpp"
#include "modules/accounts/passkeys_repository.hpp"
#include "modules/accounts/repository.hpp"
#include "modules/accounts/strength.hpp"

namespace gatehouse::accounts {

using namespace std::chrono_literals;

namespace {

constexpr auto kAskedFor = 5min;

// Which, but not by its name: the log outlives the person's own words.
std::string detail_of(const PasskeyId& id)
{
    return json::Writer().object().member("passkey", std::string_view(id.str())).end_object().take();
}

const Passkey* find(const std::vector<Passkey>& passkeys, const PasskeyId& id)
{
    const auto found = std::ranges::find(passkeys, id, &Passkey::id);
    return found == passkeys.end() ? nullptr : &*found;
}

}  // namespace

webauthn::RelyingParty Passkeys::require_party() const
{
    if (auto party = webauthn::relying_party(context_.config)) return *party;
    throw Error(kNoPasskeys, context_.config.text("site.base_url"));
}

std::string Passkeys::new_challenge(const std::optional<UserId>& user) const
{
    auto challenge = crypto::base64url(context_.random.bytes(32));
    context_.db.transact([&](db::Tx& tx) {
        repo::insert_challenge(tx, crypto::sha256(challenge), user, context_.clock.now() + kAskedFor);
    });
    return challenge;
}

void Passkeys::use_challenge(const std::string& client_data, const std::optional<UserId>& user) const
{
    const auto hash = crypto::sha256(webauthn::challenge_of(client_data));
    const bool ours = context_.db.transact(
        [&](db::Tx& tx) { return repo::use_challenge(tx, hash, user, context_.clock.now()); });
    if (!ours) throw Error(webauthn::kBadPasskey, "challenge unknown, used or over");
}

Invitation Passkeys::invite(const auth::Caller& caller) const
{
    auth::require_recent(caller, context_);
    const auto id = caller.require_user();
    Invitation out{"", require_party(), context_.config.text("site.name"), {}, {}};
    const auto user = context_.db.read([&](db::Session& session) { return repo::find(session, id); });
    if (!user) throw Error(kUnauthenticated, "no such account");
    out.user = *user;
    out.existing = context_.db.read([&](db::Session& session) { return repo::passkeys(session, id); });
    if (out.existing.size() >= kMostPasskeys) throw Error(kTooManyPasskeys);
    out.challenge = new_challenge(id);
    return out;
}

Passkey Passkeys::add(const auth::Caller& caller, const NewPasskey& wanted) const
{
    const auto id = caller.require_user();
    use_challenge(wanted.made.client_data, id);
    auto made = webauthn::check(require_party(), wanted.made);
    const auto now = context_.clock.now();
    Passkey passkey{new_id<PasskeyId>(context_), id, std::move(made.credential), std::move(made.public_key),
        wanted.name, wanted.transports, made.count, made.synced, now, {}};
    const auth::Sessions sessions(context_);
    context_.db.transact([&](db::Tx& tx) {
        const auto user = lock_own(tx, context_, caller);
        if (repo::passkeys(tx, id).size() >= kMostPasskeys) throw Error(kTooManyPasskeys);
        repo::insert(tx, passkey);
        sessions.set_roles(tx, id, strength::session_roles(context_.config, tx, user));
        audit::record(tx, now, caller, {"passkey.added", "user", id.uuid(), {}, detail_of(passkey.id)});
        outbox::publish(tx, "user.passkey_added", id.uuid(), now,
            news::change("The passkey “" + passkey.name + "” was added to your account."));
    });
    sessions.roles_changed(id);
    return passkey;
}

void Passkeys::rename(const auth::Caller& caller, const PasskeyId& id, const std::string& name) const
{
    const bool there = context_.db.transact(
        [&](db::Tx& tx) { return repo::rename_passkey(tx, caller.require_user(), id, name); });
    if (!there) throw Error(kNotFound, id.str());
}

void Passkeys::remove(const auth::Caller& caller, const PasskeyId& id) const
{
    auth::require_recent(caller, context_);
    const auto now = context_.clock.now();
    context_.db.transact([&](db::Tx& tx) {
        // Under the person's lock, so that of the last two ways in only one goes.
        const auto user = lock_own(tx, context_, caller);
        const auto passkeys = repo::passkeys(tx, user.id);
        const auto* passkey = find(passkeys, id);
        if (!passkey) throw Error(kNotFound, id.str());
        repo::remove_passkey(tx, user.id, id);
        if (!repo::has_password(tx, user.id) && !repo::has_passkey(tx, user.id) &&
            !Identities(context_).open(tx, user.id))
            throw Error(kLastWayIn)
                .saying(
                    "This passkey is the only way into your account. Set a password first, then remove it.");
        if (strength::must_have_factor(context_.config, user) &&
            !strength::asks_second(context_.config, tx, user))
            throw Error(kFactorNeeded);
        audit::record(
            tx, now, caller, {"passkey.removed", "user", user.id.uuid(), {}, detail_of(passkey->id)});
        outbox::publish(tx, "user.passkey_removed", user.id.uuid(), now,
            news::change("The passkey “" + passkey->name + "” was removed from your account."));
    });
}

Question Passkeys::ask() const
{
    auto party = require_party();
    return {new_challenge({}), std::move(party)};
}

Passkey Passkeys::use(const auth::Caller& caller, const ShownPasskey& shown) const
{
    using webauthn::kBadPasskey;
    const auto party = require_party();
    use_challenge(shown.shown.client_data, {});
    const auto now = context_.clock.now();
    bool cloned = false;
    auto passkey = context_.db.transact([&](db::Tx& tx) {
        auto found = repo::lock_passkey(tx, shown.credential);
        if (!found) throw Error(kBadPasskey, "unknown credential");
        if (!shown.user_handle.empty() && shown.user_handle != found->user.bytes())
            throw Error(kBadPasskey, "another person's handle");
        const auto count = webauthn::check(party, found->public_key, shown.shown);
        cloned = !repo::count(tx, found->id, count, now);
        if (cloned)
            audit::record(
                tx, now, caller, {"passkey.cloned", "user", found->user.uuid(), {}, detail_of(found->id)});
        return *found;
    });
    if (cloned) throw Error(kBadPasskey, "the counter did not go forward");
    return passkey;
}

int Passkeys::sweep() const
{
    return static_cast<int>(
        context_.db.transact([&](db::Tx& tx) { return repo::sweep_challenges(tx, context_.clock.now()); }));
}

SignIn Passkeys::sign_in(const auth::Caller& caller, const ShownPasskey& shown, const Arrival& arrival) const
{
    const auto passkey = use(caller, shown);
    return Admission(context_).admit(caller, passkey.user, Means::passkey, arrival, [&](db::Tx& tx) {
        if (!repo::lock_passkey(tx, passkey.credential))
            throw Error(webauthn::kBadPasskey, "removed meanwhile");
    });
}

}  // namespace gatehouse::accounts
