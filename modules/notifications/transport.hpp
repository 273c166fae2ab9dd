#pragma once

#include <memory>
#include <string>

#include "common/config.hpp"

namespace gatehouse::notifications {

struct Envelope {
    std::string from, to;  // bare addresses
    std::string id;        // names the mail: the same one again replaces itself where that is possible
};

// How mail leaves the house.
struct Transport {
    virtual ~Transport() = default;
    // Throws when the mail was not accepted; then it is to be sent again.
    virtual void send(const Envelope& envelope, const std::string& message) = 0;
};

// The configured one: a spool folder or an SMTP server (mail.transport).
std::unique_ptr<Transport> open_transport(const Config& config);

}  // namespace gatehouse::notifications
