// What is said by mail about tickets that somebody hands on. In words, without I/O. Private to this module.

#pragma once

#include "common/config.hpp"
#include "modules/events/types.hpp"
#include "modules/notifications/types.hpp"
#include "modules/tickets/types.hpp"

namespace gatehouse::notifications {

// A transfer, the names of those of its tickets that the mail is about, and the way to it.
struct TransferMail {
    tickets::Transfer transfer;
    events::Brief event;
    std::vector<std::string> tickets;
    std::string link;
};

Draft transfer_offered_mail(const Config& config, const TransferMail& mail);    // to who is offered them
Draft transfer_accepted_mail(const Config& config, const TransferMail& mail);   // to who gave them
Draft transfer_withdrawn_mail(const Config& config, const TransferMail& mail);  // to who was offered them
Draft transfer_expired_mail(const Config& config, const TransferMail& mail);    // to who offered them

// Who cancelled what somebody got: the organizer, with the event or without, or a bank that took the money
// back.
enum class Why { organizer, event, bank };
Draft received_cancelled_mail(
    const Config& config, const TransferMail& mail, Why why, const std::string& reason);

}  // namespace gatehouse::notifications
