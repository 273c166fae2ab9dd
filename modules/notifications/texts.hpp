// Turns news into text messages: the codes that go to telephones. Private to this module.

#pragma once

#include <string>
#include <vector>

#include "common/app/context.hpp"
#include "common/outbox.hpp"
#include "modules/notifications/sms.hpp"

namespace gatehouse::notifications {

class Texts {
public:
    Texts(const Context& context, SmsTransport& transport) : context_(context), transport_(transport) {}

    // Texts the code that the news is about, unless it was texted before, is used or over. Throws when it
    // could not be sent.
    void code(const outbox::News& news) const;

private:
    const Context& context_;
    SmsTransport& transport_;
};

// What a code for such news says, in one message of 160 letters.
std::string text_of(const Config& config, const std::string& topic, const Uuid& subject);

std::vector<const char*> text_topics();

}  // namespace gatehouse::notifications
