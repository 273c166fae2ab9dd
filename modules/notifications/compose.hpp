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

struct OrderMail {
    orders::Order order;
    events::Brief event;
    std::vector<inventory::Day> days;  // of the event
    std::vector<tickets::Signed> tickets;
    std::string link;           // to the order, with its secret
    std::string pdf, calendar;  // attached
};
Draft order_completed_mail(const Config& config, const OrderMail& mail);

struct RefundMail {
    orders::Order order;
    events::Brief event;
    std::string link;
    Money amount;
    std::string reason;  // of payments::reason
};
Draft refunded_late_mail(const Config& config, const RefundMail& mail);

// What the organizer gives back: money, tickets, or both; `reason` is in the organizer's words.
struct GivenBackMail {
    orders::Order order;
    events::Brief event;
    std::string link;
    Money amount;
    std::string reason;
    std::vector<std::string> tickets;  // numbers of those that are cancelled
    bool cash = false;                 // it was paid so, and goes back so
};
Draft order_refunded_mail(const Config& config, const GivenBackMail& mail);

// The whole event is cancelled: `amount` goes back, `kept` does not; `reason` may be empty.
struct EventCancelledMail : GivenBackMail {
    Money kept;
};
Draft event_cancelled_mail(const Config& config, const EventCancelledMail& mail);

}  // namespace gatehouse::notifications
