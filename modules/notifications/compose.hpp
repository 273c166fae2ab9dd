// Mails in words. No I/O: everything that is said comes in.

#pragma once

#include <string>

#include "common/config.hpp"
#include "modules/events/types.hpp"
#include "modules/inventory/types.hpp"
#include "modules/notifications/types.hpp"
#include "modules/orders/types.hpp"
#include "modules/tickets/types.hpp"

namespace gatehouse::notifications {

// Tickets with their codes.
struct TicketsMail {
    events::Brief event;
    std::vector<inventory::Day> days;  // of the event
    std::vector<tickets::Signed> tickets;
    std::string link;           // to the order or the tickets, with the secret that opens them
    std::string pdf, calendar;  // attached
};

struct OrderMail : TicketsMail {
    orders::Order order;
};
Draft order_completed_mail(const Config& config, const OrderMail& mail);

// To who took over what somebody else had bought.
struct ReceivedMail : TicketsMail {
    tickets::Transfer transfer;
};
Draft received_mail(const Config& config, const ReceivedMail& mail);

struct RefundMail {
    orders::Order order;
    events::Brief event;
    std::string link;
    Money amount;
    std::string reason;  // of payments::reason
};
Draft refunded_late_mail(const Config& config, const RefundMail& mail);

// To the address that the order had before.
struct MovedMail {
    orders::Order order;
    events::Brief event;
    std::string email;
};
Draft order_moved_mail(const Config& config, const MovedMail& mail);

// What the organizer gives back: money, tickets, or both; `reason` is in the organizer's words.
struct GivenBackMail {
    orders::Order order;
    events::Brief event;
    std::string link;
    Money amount;
    std::string reason;
    std::vector<std::string> tickets;  // numbers of those that are cancelled
    bool cash = false;                 // it was paid so, and goes back so
    bool by_bank = false;              // taken back by the buyer's bank, against the organizer
};
Draft order_refunded_mail(const Config& config, const GivenBackMail& mail);

// The whole event is cancelled: `amount` goes back, `kept` does not; `reason` may be empty.
struct EventCancelledMail : GivenBackMail {
    Money kept;
};
Draft event_cancelled_mail(const Config& config, const EventCancelledMail& mail);

// A bank takes a payment back (open), or has decided (won or lost); for somebody who handles money.
struct DisputeMail {
    mime::Address to;
    orders::Order order;
    events::Brief event;
    std::string link;
    orders::DisputeStanding standing = orders::DisputeStanding::open;
    bool taken = false;  // the bank has the money while it decides; else it only asks
    Money amount;
    std::string reason;              // in the gateway's words: "product_not_received"
    std::optional<Time> respond_by;  // while it is open
};
Draft dispute_mail(const Config& config, const DisputeMail& mail);

}  // namespace gatehouse::notifications
