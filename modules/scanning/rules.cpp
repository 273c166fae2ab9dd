#include "modules/scanning/rules.hpp"

namespace gatehouse::scanning {

std::optional<Reason> refusal(
    const events::Facts& event, const tickets::Ticket& ticket, std::chrono::hours doors, Time now)
{
    if (ticket.event != event.id) return Reason::wrong_event;
    if (ticket.status == tickets::Status::cancelled || event.status == events::Status::cancelled)
        return Reason::cancelled;
    if (ticket.status == tickets::Status::transferred) return Reason::revoked;
    if ((ticket.days_mask & 1u) == 0) return Reason::wrong_day;
    if (now < event.starts_at - doors) return Reason::not_yet;
    if (now > event.ends_at + doors) return Reason::wrong_day;
    return {};
}

std::optional<Reason> refusal(const tickets::Token& token, const tickets::Ticket& ticket)
{
    // A cancelled ticket's code is an old one too, but that is not what the door should hear.
    if (token.version != ticket.version && ticket.status != tickets::Status::cancelled)
        return Reason::revoked;
    return {};
}

}  // namespace gatehouse::scanning
