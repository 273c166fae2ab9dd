#pragma once

#include "common/http/route.hpp"

namespace gatehouse::inventory {

http::Routes routes();

}  // namespace gatehouse::inventory
