#pragma once

#include <string>

namespace gatehouse::net {

// What counts as one caller: an IPv4 address, or the /64 network of an IPv6 address, of which one household
// has all.
std::string network_of(const std::string& address);

// Whether it belongs to this machine alone: 127.0.0.0/8, ::1.
bool is_loopback(const std::string& address);

// Whether it may belong to anybody in the internet: not to this machine, a private network, a group, an
// example, in whatever spelling of IPv6 an IPv4 address hides.
bool is_public(const std::string& address);

}  // namespace gatehouse::net
