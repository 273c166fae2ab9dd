// A mail's subject, text and HTML from the three templates of its kind, in the frame that all mails share.

#pragma once

#include <string>

#include "common/config.hpp"
#include "modules/events/types.hpp"
#include "modules/notifications/templates.hpp"
#include "modules/notifications/types.hpp"

namespace gatehouse::notifications {

struct Letter {
    std::string kind;     // templates <kind>.subject, <kind>.txt, <kind>.html
    std::string preview;  // what mail programs show beside the subject
    std::string footer;   // why somebody gets it
    Values values;
    const events::Organizer* organizer = nullptr;  // whose logo and colour it has; ours when there is none
};
Draft write_letter(const Config& config, Letter letter);

}  // namespace gatehouse::notifications
