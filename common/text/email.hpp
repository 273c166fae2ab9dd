// Addresses as they are compared.

#pragma once

#include <string>
#include <string_view>

#include "common/text/text.hpp"

namespace gatehouse::text {

// One key for all spellings of an address: lower case, NFC.
inline std::string email_key(std::string_view email) { return fold(nfc(email)); }

}  // namespace gatehouse::text
