// The values of lists; how they are shown and cut is in common/http/page.hpp.

#pragma once

#include <optional>
#include <string>
#include <vector>

namespace gatehouse {

template <class T>
struct Page {
    std::vector<T> items;
    std::optional<std::string> next_cursor;
};

// The two parameters of every list; query structs derive from it.
struct PageQuery {
    int limit = 20;
    std::string cursor;
};

// A list that is never long and has no pages.
template <class T>
struct Items {
    std::vector<T> items;
};

}  // namespace gatehouse
