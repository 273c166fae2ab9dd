// What people who wait in a line are told by mail. In words, without I/O. Private to this module.

#pragma once

#include "modules/events/types.hpp"
#include "modules/notifications/types.hpp"
#include "modules/queue/types.hpp"

namespace gatehouse::notifications {

// A place in line with the way to it: the page, from where one also leaves.
struct Place {
    queue::Entry entry;
    events::Brief event;
    std::string item, link;
};

Draft queue_offered_mail(const Config& config, const Place& place);
Draft queue_offer_expired_mail(const Config& config, const Place& place);
Draft queue_closed_mail(const Config& config, const Place& place);
Draft queue_message_mail(const Config& config, const Place& place, const queue::Message& message);
Draft queue_guest_code_mail(const Config& config, const std::string& email, const std::string& code);

}  // namespace gatehouse::notifications
