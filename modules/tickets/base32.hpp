// Crockford's base32 in capitals, the strict way: one spelling for every sequence of bytes.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gatehouse::tickets::base32 {

// Bits front to back, the last letter filled up with zeros.
std::string encode(std::string_view bytes);

// The bytes, if the text is exactly what encode() makes of so many bytes.
std::optional<std::string> decode(std::string_view text, std::size_t bytes);

}  // namespace gatehouse::tickets::base32
