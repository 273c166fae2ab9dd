#pragma once

#include "common/http/route.hpp"

namespace gatehouse::documents {

// The whole HTTP surface of this module.
const http::Routes& routes();

}  // namespace gatehouse::documents
