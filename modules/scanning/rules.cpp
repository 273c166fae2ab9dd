#include "modules/scanning/rules.hpp"

namespace gatehouse::scanning {

namespace {

// Whether one of its days may be the one, and is it today?
std::optional<Reason> refusal(const std::vector<inventory::Day>& days, DaysMask mask, Time now)
{
    if (const auto* today = inventory::day_at(days, now))
        return admits(mask, today->number) ? std::nullopt : std::optional(Reason::wrong_day);
    for (const auto& day : inventory::covered(days, mask))
        if (now < day.starts_at) return Reason::not_yet;
    return Reason::wrong_day;
}

}  // namespace

int day_number(const std::vector<inventory::Day>& days, Time now)
{
    const auto* today = inventory::day_at(days, now);
    return today ? today->number : kFirstDay;
}

std::optional<Reason> refusal(const events::Facts& event, const std::vector<inventory::Day>& days,
    const tickets::Ticket& ticket, std::chrono::hours doors, Time now)
{
    if (ticket.event != event.id) return Reason::wrong_event;
    if (ticket.status == tickets::Status::cancelled || event.status == events::Status::cancelled)
        return Reason::cancelled;
    if (ticket.status == tickets::Status::transferred) return Reason::revoked;
    if (!days.empty()) return refusal(days, ticket.days, now);
    if (!admits(ticket.days, kFirstDay)) return Reason::wrong_day;
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
