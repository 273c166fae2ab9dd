#include "common/net/address.hpp"

#include <Poco/Exception.h>
#include <Poco/Net/IPAddress.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace gatehouse::net {

namespace {

using Poco::Net::IPAddress;

// What belongs to nobody in particular (the registries of special-purpose addresses, RFC 6890).
constexpr std::pair<const char*, unsigned> kSpecial[] = {{"0.0.0.0", 8}, {"10.0.0.0", 8}, {"100.64.0.0", 10},
    {"127.0.0.0", 8}, {"169.254.0.0", 16}, {"172.16.0.0", 12}, {"192.0.0.0", 24}, {"192.0.2.0", 24},
    {"192.88.99.0", 24}, {"192.168.0.0", 16}, {"198.18.0.0", 15}, {"198.51.100.0", 24}, {"203.0.113.0", 24},
    {"224.0.0.0", 4}, {"240.0.0.0", 4}};
// Of IPv6 only the global unicast range is given out; parts of it are not, or lead to IPv4.
constexpr std::pair<const char*, unsigned> kSpecialOfGlobal[] = {
    {"2001::", 23}, {"2001:db8::", 32}, {"2002::", 16}, {"3fff::", 20}};

bool is_in(const IPAddress& ip, const std::pair<const char*, unsigned>& network)
{
    const IPAddress mask(network.second, ip.family());
    return (ip & mask) == (IPAddress(network.first) & mask);
}

std::optional<IPAddress> parse(const std::string& address)
{
    IPAddress ip;
    if (!IPAddress::tryParse(address.substr(0, address.find('%')), ip)) return {};
    // ::ffff:127.0.0.1
    if (ip.family() == IPAddress::IPv6 && ip.isIPv4Mapped()) {
        const auto* bytes = static_cast<const unsigned char*>(ip.addr());
        return IPAddress(bytes + 12, 4);
    }
    return ip;
}

}  // namespace

bool is_loopback(const std::string& address)
{
    const auto ip = parse(address);
    return ip && ip->isLoopback();
}

bool is_public(const std::string& address)
{
    const auto ip = parse(address);
    if (!ip) return false;
    const auto holds = [&](const auto& network) { return is_in(*ip, network); };
    if (ip->family() == IPAddress::IPv4) return std::ranges::none_of(kSpecial, holds);
    return holds(std::pair<const char*, unsigned>{"2000::", 3}) &&
           std::ranges::none_of(kSpecialOfGlobal, holds);
}

std::string network_of(const std::string& address)
{
    if (address.find(':') == std::string::npos) return address;
    try {
        const Poco::Net::IPAddress ip(address);
        return (ip & Poco::Net::IPAddress(64, Poco::Net::IPAddress::IPv6)).toString();
    } catch (const Poco::Exception&) {
        return address;
    }
}

}  // namespace gatehouse::net
