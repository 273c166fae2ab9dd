// Telephone numbers as the whole world dials them (E.164). Pure. Private to this module.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gatehouse::accounts::phone_number {

// "+13125550100" of "+1 (312) 555-0100"; empty for what does not begin with + and a country. Whether somebody
// answers there is for a code to show: nothing here knows the plans of 240 countries, which change every
// month.
std::optional<std::string> parse(std::string_view text);

// How a number is told to somebody who may not be its owner: "…00".
std::string hidden(std::string_view number);

}  // namespace gatehouse::accounts::phone_number
