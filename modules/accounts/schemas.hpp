#pragma once

#include "common/http/page.hpp"
#include "common/json/schema.hpp"
#include "modules/accounts/types.hpp"

namespace gatehouse::accounts {

struct RefreshRequest {
    std::string token;
};

// clang-format off
inline const auto kCredentials = schema::object<Credentials>("Credentials")
    .field("email",    &Credentials::email,    schema::email())
    .field("password", &Credentials::password, schema::opaque(1, 1000))
    .optional("grant", &Credentials::grant,    schema::choice<Grant>());

inline const auto kRefresh = schema::object<RefreshRequest>("RefreshRequest")
    .field("refresh_token", &RefreshRequest::token, schema::opaque(1, 200));
// clang-format on

}  // namespace gatehouse::accounts
