#include "modules/accounts/api_keys.hpp"

#include "common/audit.hpp"
#include "common/auth/step_up.hpp"
#include "common/json/json.hpp"
#include "common/outbox.hpp"
#include "modules/accounts/own_account.hpp"

namespace gatehouse::accounts {

namespace {

constexpr std::size_t kMostKeys = 25;
constexpr std::chrono::days kLongest{3 * 366};

std::string detail_of(const auth::ApiKey& key)
{
    return json::Writer()
        .object()
        .member("key", std::string_view(key.name))
        .member("scopes", std::string_view(key.scopes.str()))
        .end_object()
        .take();
}

// For the log, which outlives the person's own words.
std::string scopes_of(const auth::ApiKey& key)
{
    return json::Writer().object().member("scopes", std::string_view(key.scopes.str())).end_object().take();
}

void require_future(const std::optional<Time>& at, Time now)
{
    if (at && *at <= now) throw Error(kInvalid, {}, {{"/expires_at", "past", "must be in the future"}});
    if (at && *at > now + kLongest)
        throw Error(kInvalid, {}, {{"/expires_at", "too_far", "must be within three years"}});
}

}  // namespace

MadeKey KeyRing::make(const auth::Caller& caller, const KeyWish& wish) const
{
    const auto owner = caller.require_user();
    auth::require_recent(caller, context_);
    const auto now = context_.clock.now();
    require_future(wish.expires_at, now);
    MadeKey made{{new_id<ApiKeyId>(context_), wish.name, "", {}, now, wish.expires_at, {}, ""}, ""};
    for (const auto scope : wish.scopes) made.key.scopes.add(scope);
    context_.db.transact([&](db::Tx& tx) {
        lock_own(tx, context_, caller);
        if (keys_.list(tx, owner).size() >= kMostKeys) throw Error(kTooManyKeys);
        made.token = keys_.make(tx, owner, made.key);
        audit::record(
            tx, now, caller, {"api_key.made", "apikey", made.key.id.uuid(), {}, scopes_of(made.key)});
        outbox::publish(tx, "user.api_key_made", owner.uuid(), now, detail_of(made.key));
    });
    made.key.start = made.token.substr(0, auth::ApiKeys::kShown);
    return made;
}

std::vector<auth::ApiKey> KeyRing::list(const auth::Caller& caller) const
{
    return context_.db.read([&](db::Session& session) { return keys_.list(session, caller.require_user()); });
}

void KeyRing::revoke(const auth::Caller& caller, const ApiKeyId& id) const
{
    context_.db.transact([&](db::Tx& tx) {
        if (!keys_.revoke(tx, caller.require_user(), id)) throw Error(kNotFound, id.str());
        audit::record(tx, context_.clock.now(), caller, {"api_key.revoked", "apikey", id.uuid(), {}, ""});
    });
}

}  // namespace gatehouse::accounts
