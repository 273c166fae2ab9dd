// A browser that has signed in to an account before says so with a signed cookie. Private to this module.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/app/context.hpp"

namespace gatehouse::accounts::device {

// The part of the cookie that names the browser; empty unless we gave it to this very account's browser.
std::optional<std::string> known(const Config& config, std::string_view cookie, std::string_view email_key);

// The cookie for a browser that has just signed in; keeps the name of one that is known.
std::string issue(const Context& context, std::string_view cookie, std::string_view email_key);

}  // namespace gatehouse::accounts::device
