// What people are told by mail who pay an order together. In words, without I/O. Private to this module.

#pragma once

#include "modules/events/types.hpp"
#include "modules/notifications/types.hpp"
#include "modules/payments/service.hpp"

namespace gatehouse::notifications {

// To a payer.
struct ShareMail {
    const char* kind;
    payments::OwnShare own;
    std::string link;    // to the share
    Money back;          // what of it goes back, if the news is about that
    std::string reason;  // of payments::reason, or the organizer's words
};
Draft share_mail(const Config& config, const ShareMail& mail);

// To who ordered.
struct SplitMail {
    const char* kind;
    payments::Split split;
    events::Brief event;
    std::string link;  // to the order
    std::string reason;
};
Draft split_mail(const Config& config, const SplitMail& mail);

}  // namespace gatehouse::notifications
