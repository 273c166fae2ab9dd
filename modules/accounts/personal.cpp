#include "modules/accounts/personal.hpp"

#include "common/auth/api_keys.hpp"
#include "common/auth/session_list.hpp"
#include "common/time.hpp"
#include "modules/accounts/browser.hpp"
#include "modules/accounts/challenges.hpp"
#include "modules/accounts/factors_repository.hpp"
#include "modules/accounts/identity_repository.hpp"
#include "modules/accounts/passkeys_repository.hpp"
#include "modules/accounts/repository.hpp"
#include "modules/accounts/secrets.hpp"

namespace gatehouse::accounts {

namespace {

void add_time(json::Writer& out, std::string_view name, const std::optional<Time>& time)
{
    if (time) out.member(name, to_rfc3339(*time));
}

personal::File account_file(db::Session& session, const User& user)
{
    json::Writer out;
    out.object()
        .member("id", user.id.str())
        .member("email", user.email)
        .member("email_verified", user.email_verified)
        .member("name", user.name)
        .member("phone", user.phone)
        .member("phone_verified", user.phone_verified)
        .member("roles", user.roles.str())
        .member("status", to_string(user.status))
        .member("has_password", repo::has_password(session, user.id))
        .member("created_at", to_rfc3339(user.created_at));
    add_time(out, "last_sign_in_at", user.signed_in_at);
    return {"account.json", out.end_object().take()};
}

// By what they sign in: never the secrets themselves.
personal::File ways_in_file(db::Session& session, const UserId& user)
{
    json::Writer out;
    out.object().key("other_sites").array();
    for (const auto& identity : repo::identities(session, user)) {
        out.object()
            .member("site", identity.provider)
            .member("email", identity.email)
            .member("linked_at", to_rfc3339(identity.created_at));
        add_time(out, "last_used_at", identity.last_used_at);
        out.end_object();
    }
    out.end_array().key("second_factors").array();
    for (const auto& factor : repo::factors(session, user)) {
        out.object().member("kind", to_string(factor.kind)).member("added_at", to_rfc3339(factor.created_at));
        add_time(out, "last_used_at", factor.used_at);
        out.end_object();
    }
    out.end_array().key("passkeys").array();
    for (const auto& passkey : repo::passkeys(session, user)) {
        out.object().member("name", passkey.name).member("added_at", to_rfc3339(passkey.created_at));
        add_time(out, "last_used_at", passkey.used_at);
        out.end_object();
    }
    out.end_array().member("recovery_codes_left", repo::recovery_codes_left(session, user));
    return {"ways_in.json", out.end_object().take()};
}

personal::File sessions_file(db::Session& session, const UserId& user, Time now)
{
    json::Writer out;
    out.array();
    for (const auto& one : auth::open_sessions(session, user, now))
        out.object()
            .member("device", one.acting ? "An administrator of this site" : device_in_words(one.user_agent))
            .member("user_agent", one.user_agent)
            .member("address", one.address)
            .member("since", to_rfc3339(one.created_at))
            .end_object();
    return {"sessions.json", out.end_array().take()};
}

personal::File keys_file(const Context& context, db::Session& session, const UserId& user)
{
    json::Writer out;
    out.array();
    for (const auto& key : auth::ApiKeys(context).list(session, user)) {
        out.object()
            .member("name", key.name)
            .member("may", key.scopes.str())
            .member("created_at", to_rfc3339(key.created_at))
            .member("last_used_from", key.last_used_address);
        add_time(out, "last_used_at", key.last_used_at);
        out.end_object();
    }
    return {"api_keys.json", out.end_array().take()};
}

}  // namespace

personal::Files personal_data(const Context& context, db::Session& session, const personal::Subject& who)
{
    const auto user = repo::find(session, who.user);
    if (!user) return {};
    return {account_file(session, *user), ways_in_file(session, user->id),
        sessions_file(session, user->id, context.clock.now()), keys_file(context, session, user->id),
        personal::activity(session, user->id)};
}

std::optional<User> lock_to_erase(db::Tx& tx, const UserId& user) { return repo::lock(tx, user); }

personal::Obstacles obstacles(const User& user)
{
    if (!user.roles.has(auth::Role::admin)) return {};
    return {{"administrator",
        "This is an administrator's account. Another administrator has to take the role from it first."}};
}

void erase(const Context& context, db::Tx& tx, const UserId& user)
{
    auth::end_sessions(context, tx, user);
    auth::ApiKeys(context).revoke_all(tx, user);
    Challenges(context).void_all(tx, user);
    Secrets::forget(tx, user);
    repo::remove_identities(tx, user);
    repo::remove_factors(tx, user);
    repo::remove_passkeys(tx, user);
    repo::erase(tx, user, personal::kErasedName, personal::erased_email(user), context.clock.now());
}

bool lock_erased(db::Tx& tx, const UserId& user) { return repo::lock_status(tx, user) == Status::erased; }

void require_active(db::Tx& tx, const std::vector<UserId>& users)
{
    if (!users.empty() && !repo::are_active(tx, users)) throw Error(kUnauthenticated, "an account is gone");
}

}  // namespace gatehouse::accounts
