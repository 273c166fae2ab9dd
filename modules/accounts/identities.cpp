#include "modules/accounts/identities.hpp"

#include <algorithm>

#include "common/audit.hpp"
#include "common/auth/step_up.hpp"
#include "common/json/json.hpp"
#include "common/outbox.hpp"
#include "common/text/text.hpp"
#include "modules/accounts/admission.hpp"
#include "modules/accounts/factors_repository.hpp"
#include "modules/accounts/own_account.hpp"
#include "modules/accounts/passkeys_repository.hpp"
#include "modules/accounts/repository.hpp"
#include "modules/accounts/service.hpp"

namespace gatehouse::accounts {

namespace {

constexpr std::size_t kMostName = 200, kMostIdentities = 10;

// A provider that is no longer set up lets nobody in.
bool is_configured(const Config& config, const Identity& identity)
{
    return config.given("oauth." + identity.provider + ".client_id");
}

// By an address only who has proven to own it is known.
void require_verified_email(const External& who)
{
    if (who.email.empty() || !text::is_email(who.email)) throw Error(kNoEmail, who.provider);
    if (!who.email_verified) throw Error(kEmailUnverified, who.provider);
}

std::string name_of(const External& who)
{
    auto name = text::has_control(who.name) || !text::is_utf8(who.name) ? std::string{} : text::nfc(who.name);
    name = std::string(text::trim(name));
    if (name.empty()) name = who.email.substr(0, who.email.find('@'));
    return text::length(name) > kMostName ? text::excerpt(name, kMostName) : name;
}

std::string detail_of(const std::string& provider)
{
    return json::Writer().object().member("provider", std::string_view(provider)).end_object().take();
}

// For the mail: its name as people know it.
std::string named(const Config& config, const std::string& provider)
{
    if (provider == "google") return detail_of("Google");
    if (provider == "microsoft") return detail_of("Microsoft");
    if (provider == "apple") return detail_of("Apple");
    if (provider == "facebook") return detail_of("Facebook");
    if (provider == "github") return detail_of("GitHub");
    return detail_of(config.text("oauth.oidc.name"));
}

// The account may be linked to without a word from its owner: its address is theirs, and they have no other
// key to it.
bool is_open_to(db::Session& session, const repo::Stored& stored)
{
    return stored.user.email_verified && stored.password_hash.empty() &&
           !repo::has_factor(session, stored.user.id) && !repo::has_passkey(session, stored.user.id) &&
           !repo::identities(session, stored.user.id).empty();
}

}  // namespace

std::optional<SignIn> Identities::sign_in(const auth::Caller& caller, const External& who,
    const std::string& device, const auth::Origin& origin) const
{
    const auto known = context_.db.read(
        [&](db::Session& session) { return repo::find_identity(session, who.issuer, who.subject); });
    const Admission admission(context_);
    const Arrival arrival{Grant::session, device, origin};
    if (known) {
        const auto email = text::is_email(who.email) ? who.email : known->email;
        return admission.admit(caller, known->user, Means::identity, arrival, [&](db::Tx& tx) {
            if (!repo::use_identity(tx, known->id, email, context_.clock.now()))
                throw Error(kUnauthenticated, "unlinked meanwhile");
        });
    }
    require_verified_email(who);
    const auto stored =
        context_.db.read([&](db::Session& session) { return repo::find_by_email(session, who.email); });
    if (!stored) return {};
    const auto require_open = [&](db::Session& session) {
        const auto now = repo::find_by_email(session, who.email);
        if (!now || now->user.id != stored->user.id || !is_open_to(session, *now)) throw Error(kLinkFirst);
    };
    return admission.admit(caller, stored->user.id, Means::identity, arrival, [&](db::Tx& tx) {
        // In another window they may have been faster.
        const auto now = repo::find_identity(tx, who.issuer, who.subject);
        if (now && now->user == stored->user.id) return;
        require_open(tx);
        add(tx, caller, stored->user.id, who);
    });
}

User Identities::create(db::Tx& tx, const auth::Caller& caller, const External& who) const
{
    require_verified_email(who);
    User user;
    user.id = new_id<UserId>(context_);
    user.email = who.email;
    user.name = name_of(who);
    user.roles.add(auth::Role::attendee);
    user.email_verified = true;
    user.created_at = context_.clock.now();
    repo::insert(tx, user, "");
    const Identity identity{new_id<IdentityId>(context_), user.id, who.provider, who.issuer, who.subject,
        who.email, user.created_at, user.created_at};
    repo::insert_identity(tx, identity);
    audit::record(tx, user.created_at, caller,
        {"user.registered", "user", user.id.uuid(), {}, detail_of(who.provider)});
    outbox::publish(tx, "user.registered", user.id.uuid(), user.created_at);
    return user;
}

void Identities::add(db::Tx& tx, const auth::Caller& caller, const UserId& user, const External& who) const
{
    if (repo::identities(tx, user).size() >= kMostIdentities) throw Error(kTooManyIdentities);
    const auto now = context_.clock.now();
    const auto email = text::is_email(who.email) ? who.email : std::string{};
    repo::insert_identity(
        tx, {new_id<IdentityId>(context_), user, who.provider, who.issuer, who.subject, email, now, {}});
    audit::record(
        tx, now, caller, {"user.identity_linked", "user", user.uuid(), {}, detail_of(who.provider)});
    outbox::publish(tx, "user.identity_linked", user.uuid(), now, named(context_.config, who.provider));
}

void Identities::link(const auth::Caller& caller, const External& who) const
{
    context_.db.transact([&](db::Tx& tx) {
        const auto user = lock_own(tx, context_, caller);
        // Who does not own the address of this account must not stay in it once its owner comes.
        if (!user.email_verified) throw Error(kVerifyFirst);
        const auto known = repo::find_identity(tx, who.issuer, who.subject);
        if (known && known->user == user.id) return;
        if (known) throw Error(kLinkedElsewhere);
        add(tx, caller, user.id, who);
    });
}

bool Identities::open(db::Session& session, const UserId& user) const
{
    return std::ranges::any_of(repo::identities(session, user),
        [&](const auto& one) { return is_configured(context_.config, one); });
}

bool Identities::may_lose(
    db::Session& session, const UserId& user, const std::vector<Identity>& all, const IdentityId& id) const
{
    if (repo::has_password(session, user) || repo::has_passkey(session, user)) return true;
    return std::ranges::any_of(
        all, [&](const auto& other) { return other.id != id && is_configured(context_.config, other); });
}

std::vector<ListedIdentity> Identities::list(const auth::Caller& caller) const
{
    return context_.db.read([&](db::Session& session) {
        const auto& user = caller.require_user();
        const auto all = repo::identities(session, user);
        std::vector<ListedIdentity> out;
        for (const auto& one : all) out.push_back({one, may_lose(session, user, all, one.id)});
        return out;
    });
}

void Identities::unlink(const auth::Caller& caller, const IdentityId& id) const
{
    auth::require_recent(caller, context_);
    const auto now = context_.clock.now();
    context_.db.transact([&](db::Tx& tx) {
        // Two at once must not each count on the other.
        const auto user = lock_own(tx, context_, caller);
        const auto all = repo::identities(tx, user.id);
        const auto mine = std::ranges::find(all, id, &Identity::id);
        if (mine == all.end()) throw Error(kNotFound, id.str());
        if (!may_lose(tx, user.id, all, id)) throw Error(kLastWayIn);
        repo::delete_identity(tx, id);
        audit::record(tx, now, caller,
            {"user.identity_unlinked", "user", user.id.uuid(), {}, detail_of(mine->provider)});
        outbox::publish(
            tx, "user.identity_unlinked", user.id.uuid(), now, named(context_.config, mine->provider));
    });
}

std::optional<SignIn> Service::sign_in_as(const auth::Caller& caller, const External& who,
    const std::string& device, const auth::Origin& origin) const
{
    return Identities(context_).sign_in(caller, who, device, origin);
}

User Service::create(db::Tx& tx, const auth::Caller& caller, const External& who) const
{
    return Identities(context_).create(tx, caller, who);
}

void Service::link(const auth::Caller& caller, const External& who) const
{
    Identities(context_).link(caller, who);
}

}  // namespace gatehouse::accounts
