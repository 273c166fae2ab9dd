#pragma once

#include "common/http/route.hpp"

namespace gatehouse::organizations {

// The whole HTTP surface of this module. Registering and the own profile are here and not in accounts,
// because they touch both in one use case and calls go down only.
const http::Routes& routes();

}  // namespace gatehouse::organizations
