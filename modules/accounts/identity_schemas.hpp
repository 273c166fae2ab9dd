#pragma once

#include "common/http/page.hpp"
#include "common/json/schema.hpp"
#include "modules/accounts/api_keys.hpp"
#include "modules/accounts/identities.hpp"

namespace gatehouse::accounts {

// clang-format off
inline const auto kKeyWish = schema::object<KeyWish>("ApiKeyRequest")
    .field("name",          &KeyWish::name,       schema::text(1, 100))
    .field("scopes",        &KeyWish::scopes,     schema::list(schema::choice<auth::Scope>(), 1, 15))
    .optional("expires_at", &KeyWish::expires_at, schema::time());
// clang-format on

extern const view::Object<Items<ListedIdentity>> kIdentities;
extern const view::Object<Items<auth::ApiKey>> kApiKeys;
extern const view::Object<MadeKey> kMadeKey;

}  // namespace gatehouse::accounts
