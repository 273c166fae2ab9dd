#pragma once

#include "common/http/route.hpp"

namespace gatehouse::operations {

// The whole HTTP surface of this module.
const http::Routes& routes();

}  // namespace gatehouse::operations
