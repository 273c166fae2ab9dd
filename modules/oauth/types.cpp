#include "modules/oauth/types.hpp"

#include <algorithm>

namespace gatehouse::oauth {

std::string local_path(std::string_view text)
{
    constexpr std::size_t kMost = 500;
    const bool plain = std::ranges::all_of(text, [](char c) { return c > ' ' && c < 127 && c != '\\'; });
    const bool local = text.starts_with('/') && !text.starts_with("//") && !text.starts_with("/api/");
    return plain && local && text.size() <= kMost ? std::string(text) : "/";
}

}  // namespace gatehouse::oauth
