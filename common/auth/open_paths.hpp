// Where API keys may go at all, for who holds the list against the routes that there are.

#pragma once

#include <string_view>
#include <vector>

namespace gatehouse::auth {

// The whole paths of all routes that ask a key for a scope (scope_of() says which).
std::vector<std::string_view> open_paths();

}  // namespace gatehouse::auth
