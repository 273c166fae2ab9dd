#pragma once

#include "common/http/route.hpp"

namespace gatehouse::oauth {

// The whole HTTP surface of this module. It stands above organizations, because who is new gets one with the
// account.
const http::Routes& routes();

}  // namespace gatehouse::oauth
