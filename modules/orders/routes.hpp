#pragma once

#include "common/http/route.hpp"

namespace gatehouse::orders {

const http::Routes& routes();

}  // namespace gatehouse::orders
