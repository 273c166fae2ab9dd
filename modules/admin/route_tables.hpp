// The routes of all modules, for what is said of them together.

#pragma once

#include <utility>
#include <vector>

#include "common/http/route.hpp"

namespace gatehouse::admin {

// By module.
std::vector<std::pair<const char*, http::Routes>> route_tables();

}  // namespace gatehouse::admin
