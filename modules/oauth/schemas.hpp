#pragma once

#include "common/json/schema.hpp"
#include "common/json/view.hpp"
#include "common/page.hpp"
#include "modules/oauth/types.hpp"

namespace gatehouse::oauth {

// clang-format off
inline const auto kWish = schema::object<Wish>("OauthWish")
    .optional("return_to", &Wish::return_to, schema::opaque(0, 500));
// clang-format on

}  // namespace gatehouse::oauth
