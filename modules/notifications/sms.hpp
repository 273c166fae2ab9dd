// Text messages.

#pragma once

#include <memory>
#include <string>

#include "common/config.hpp"

namespace gatehouse::notifications {

struct Sms {
    std::string to;  // "+13125550100"
    std::string words;
    std::string id;  // names the message: the same one again replaces itself where that is possible
};

// How text messages leave the house.
struct SmsTransport {
    virtual ~SmsTransport() = default;
    // Throws Refused (debts.hpp) when the message was surely not taken, and something else when nobody knows.
    virtual void send(const Sms& sms) = 0;
};

// The configured one (sms.transport): the mail spool's folder, where the demo inbox shows them, or a service
// that speaks Twilio's API.
std::unique_ptr<SmsTransport> open_sms(const Config& config);

}  // namespace gatehouse::notifications
