// What a browser says it is, in words. Private to this module.

#pragma once

#include <string>
#include <string_view>

namespace gatehouse::accounts {

// "Firefox on Linux", "Safari on iPhone"; what a program calls itself when it is no browser; "An unknown
// device" when it says nothing. Anybody can claim to be anything: good for recognizing one's own, no more.
std::string device_in_words(std::string_view user_agent);

}  // namespace gatehouse::accounts
