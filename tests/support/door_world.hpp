// An event whose doors are open, with people who scan there.

#pragma once

#include "modules/scanning/service.hpp"
#include "tests/support/tickets_world.hpp"

namespace gatehouse::support {

struct DoorWorld : TicketsWorld {
    Person scanner = person("Sam Scanner");
    EventId event;

    explicit DoorWorld(bool reentry = false)
    {
        event = open_event(reentry);
        staff(scanner);
    }

    // An event of the organizer that begins in an hour.
    EventId open_event(bool reentry = false)
    {
        auto wanted = plan();
        wanted.starts_at = std::chrono::floor<std::chrono::seconds>(clock.at + std::chrono::hours(1));
        wanted.ends_at = wanted.starts_at + std::chrono::hours(4);
        wanted.settings.emplace().reentry = reentry;
        return TicketsWorld::event(wanted);
    }

    void staff(const Person& who, std::optional<Time> ends_at = {})
    {
        scanning::Service(context).add_staff(
            organizer.caller, event, {who.user.email, scanning::StaffRole::scanner, ends_at});
    }

    tickets::Signed ticket(const EventId& of) { return tickets.sign(issue(order(of))).front(); }
    tickets::Signed ticket() { return ticket(event); }

    scanning::ScanRequest wanted(const std::string& token)
    {
        return {event, token, random.code(16), {}, "North", scanning::Direction::entry};
    }

    scanning::Answer scan(const scanning::ScanRequest& request)
    {
        return scanning::Service(context).scan(scanner.caller, request);
    }
    scanning::Answer scan(const std::string& token) { return scan(wanted(token)); }
};

}  // namespace gatehouse::support
