#pragma once

#include <string>

namespace gatehouse::net {

// What counts as one caller: an IPv4 address, or the /64 network of an IPv6 address, of which one household
// has all.
std::string network_of(const std::string& address);

}  // namespace gatehouse::net
