#pragma once

#include <string>
#include <string_view>

namespace gatehouse::events::markdown {

// CommonMark to HTML that is safe to show: raw HTML is dropped, and so are links that could run something.
// Links tell search engines that we do not vouch for them.
std::string to_html(std::string_view text);

// The same text without any markup, for descriptions of at most `most` code points ("…" when it was cut).
std::string to_plain(std::string_view text, std::size_t most);

}  // namespace gatehouse::events::markdown
