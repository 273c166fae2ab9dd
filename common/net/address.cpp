#include "common/net/address.hpp"

#include <Poco/Exception.h>
#include <Poco/Net/IPAddress.h>

namespace gatehouse::net {

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
