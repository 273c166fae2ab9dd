#pragma once

#include <string>
#include <vector>

#include "common/http/route.hpp"

namespace gatehouse::http {

// The OpenAPI 3.1 document of one module's routes.
std::string openapi(const std::string& module, const Routes& routes);

// One document from those of all modules.
std::string merge_openapi(const std::vector<std::string>& documents);

}  // namespace gatehouse::http
