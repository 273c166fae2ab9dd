// Codes on paper for the day the phone is gone. Private to this module.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/app/context.hpp"

namespace gatehouse::accounts::recovery_codes {

// Ten codes like "7KQ2M-XW4PB", 49 random bits each.
std::vector<std::string> make(Random& random);

// What is kept of a code, in whatever way it was typed. Keyed, so that a stolen table cannot be searched.
std::string hash(const Config& config, const UserId& user, std::string_view code);

}  // namespace gatehouse::accounts::recovery_codes
