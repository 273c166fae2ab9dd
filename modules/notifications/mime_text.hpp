// The encodings of mail.

#pragma once

#include <string>
#include <string_view>

namespace gatehouse::notifications::mime {

// A header's text: as it is when plain, else as encoded words (RFC 2047), folded. `used` letters stand before
// it.
std::string header_text(std::string_view text, std::size_t used);

// A display name: an atom, a quoted string or encoded words.
std::string display_name(std::string_view name, std::size_t used);

// ; filename="…" with an RFC 2231 form beside it when the name is not ASCII.
std::string filename_parameter(std::string_view name);

std::string quoted_printable(std::string_view text);

// Base64 in lines of 76.
std::string base64_lines(std::string_view bytes);

}  // namespace gatehouse::notifications::mime
