#pragma once

#include <string>
#include <string_view>

namespace gatehouse::events {

// A search as the full-text index understands it, or, for what it cannot find (scripts without spaces, words
// of one or two letters), as a LIKE pattern. Operators that people type are never operators here. One of the
// two is ''.
struct Words {
    std::string boolean;  // "+jazz* +nig*"
    std::string like;     // "%東京%"
};
Words to_words(std::string_view text);

}  // namespace gatehouse::events
