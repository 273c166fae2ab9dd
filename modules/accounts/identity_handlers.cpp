#include "modules/accounts/identity_handlers.hpp"

#include "modules/accounts/identity_schemas.hpp"

namespace gatehouse::accounts {

namespace {

template <class M>
auto of_identity(M Identity::*member)
{
    return [member](const ListedIdentity& one) { return one.identity.*member; };
}

// clang-format off
const auto kIdentity = view::object<ListedIdentity>("Identity")
    .field("id",           of_identity(&Identity::id))
    .field("provider",     of_identity(&Identity::provider))
    .field("email",        of_identity(&Identity::email))
    .field("created_at",   of_identity(&Identity::created_at))
    .field("last_used_at", of_identity(&Identity::last_used_at))
    .field("removable",    &ListedIdentity::removable);

const auto kApiKey = view::object<auth::ApiKey>("ApiKey")
    .field("id",                &auth::ApiKey::id)
    .field("name",              &auth::ApiKey::name)
    .field("start",             &auth::ApiKey::start)
    .field("scopes",            [](const auth::ApiKey& key) { return key.scopes.list(); })
    .field("created_at",        &auth::ApiKey::created_at)
    .field("expires_at",        &auth::ApiKey::expires_at)
    .field("last_used_at",      &auth::ApiKey::last_used_at)
    .field("last_used_address", &auth::ApiKey::last_used_address);

}  // namespace

const view::Object<Items<ListedIdentity>> kIdentities = view_of_items(kIdentity);
const view::Object<Items<auth::ApiKey>> kApiKeys = view_of_items(kApiKey);
const view::Object<MadeKey> kMadeKey = view::object<MadeKey>("MadeApiKey")
    .field("key",   &MadeKey::key, kApiKey)
    .field("token", &MadeKey::token);
// clang-format on

namespace handlers {

Items<ListedIdentity> identities(const http::Request& request, const Context& context)
{
    return {Identities(context).list(request.caller)};
}

http::Empty unlink(const http::Request& request, const Context& context)
{
    Identities(context).unlink(request.caller, request.param<IdentityId>("id"));
    return {};
}

Items<auth::ApiKey> api_keys(const http::Request& request, const Context& context)
{
    return {KeyRing(context).list(request.caller)};
}

MadeKey make_key(const http::Request& request, const KeyWish& wish, const Context& context)
{
    return KeyRing(context).make(request.caller, wish);
}

http::Empty revoke_key(const http::Request& request, const Context& context)
{
    KeyRing(context).revoke(request.caller, request.param<ApiKeyId>("id"));
    return {};
}

}  // namespace handlers

}  // namespace gatehouse::accounts
