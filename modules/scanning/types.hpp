// The door: who may scan, what a scan says, who is inside. Pure data and rules; no I/O.

#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "common/clock.hpp"
#include "common/error.hpp"
#include "common/id.hpp"
#include "modules/inventory/types.hpp"

namespace gatehouse::scanning {

enum class Result { admitted, refused };
constexpr const char* to_string(Result r) { return r == Result::admitted ? "admitted" : "refused"; }
constexpr auto values(Result) { return std::array{Result::admitted, Result::refused}; }

// Why a ticket is refused: a closed list, which scanners translate (CHK-2).
enum class Reason {
    invalid,    // no ticket of ours
    revoked,    // an old QR code: the ticket was handed on or printed anew
    cancelled,  // the ticket or its event
    unpaid,
    wrong_event,
    wrong_day,     // not for today, or the event is over
    not_yet,       // doors are not open
    already_used,  // first_scan_at and first_gate tell when and where
    blocked,       // not allowed here: leaving where there is no re-entry
    incomplete,
};
constexpr const char* to_string(Reason reason)
{
    switch (reason) {
        case Reason::invalid: return "invalid";
        case Reason::revoked: return "revoked";
        case Reason::cancelled: return "cancelled";
        case Reason::unpaid: return "unpaid";
        case Reason::wrong_event: return "wrong_event";
        case Reason::wrong_day: return "wrong_day";
        case Reason::not_yet: return "not_yet";
        case Reason::already_used: return "already_used";
        case Reason::blocked: return "blocked";
        case Reason::incomplete: return "incomplete";
    }
    return "";
}
constexpr auto values(Reason)
{
    using enum Reason;
    return std::array{invalid, revoked, cancelled, unpaid, wrong_event, wrong_day, not_yet, already_used,
        blocked, incomplete};
}

enum class Direction { entry, exit };
constexpr const char* to_string(Direction d) { return d == Direction::entry ? "entry" : "exit"; }
constexpr auto values(Direction) { return std::array{Direction::entry, Direction::exit}; }

enum class StaffRole { scanner, admin };
constexpr const char* to_string(StaffRole r) { return r == StaffRole::scanner ? "scanner" : "admin"; }
constexpr auto values(StaffRole) { return std::array{StaffRole::scanner, StaffRole::admin}; }

// What a scanner sends.
struct ScanRequest {
    EventId event;
    std::string qr_token;
    std::string nonce;  // of the client: the same again is the same scan (CHK-4)
    std::optional<Time> scanned_at;
    std::string gate;
    Direction direction = Direction::entry;
};

// Admission without a QR code, after a look at the list (CHK-5).
struct ManualRequest {
    EventId event;
    TicketId ticket;
    std::string reason, nonce, gate;
    Direction direction = Direction::entry;
};

// One scan as it is stored (CHK-10).
struct Scan {
    ScanId id;
    OrganizationId organization;
    EventId event;
    std::optional<TicketId> ticket;
    UserId staff;
    std::string nonce;
    Direction direction = Direction::entry;
    std::string gate;
    Result result = Result::refused;
    std::optional<Reason> reason;
    std::string note;
    Time scanned_at, received_at;
};

struct Admission {
    Time at;
    std::string gate;
};

// How full it is. Close to the truth while scans pour in, and exact some seconds later.
struct Counts {
    int admitted = 0, expected = 0;
};

// How the door goes, for who listens: of the day whose doors are open, and how many tickets were used at all.
struct DoorState {
    Counts counts;
    int checked_in = 0;
};

// What the scanner shows.
struct Seen {
    TicketId id;
    std::string number, holder, type, order_number;
    std::vector<inventory::Day> days;  // it admits to; empty when the event has none
};
struct Answer {
    Result result = Result::refused;
    std::optional<Reason> reason;
    std::optional<inventory::Day> day;  // whose doors are open
    std::optional<Seen> ticket;
    std::optional<Admission> first;
    Counts counts;
};

struct Staff {
    UserId user;
    std::string name, email;
    StaffRole role = StaffRole::scanner;
    std::optional<Time> ends_at;
    Time created_at;
};
struct StaffRequest {
    std::string email;
    StaffRole role = StaffRole::scanner;
    std::optional<Time> ends_at;
};

// An event whose door the caller may run.
struct DoorEvent {
    EventId id;
    std::string name, slug, zone, venue_name;
    Time starts_at, ends_at;
    int day = 1;  // whose doors are open
    Counts counts;
};

// The door at a glance (CHK-9): of the day whose doors are open, else of the first.
struct Overview {
    struct Type {
        ItemId id;
        std::string name;
        int expected = 0, admitted = 0;
    };
    struct Recent {
        Time at;
        Result result = Result::refused;
        std::optional<Reason> reason;
        std::string number, holder, gate;
    };
    struct PerDay {
        inventory::Day day;
        int expected = 0, admitted = 0;
    };
    int expected = 0, admitted = 0, refused = 0;
    std::vector<PerDay> per_day;
    std::vector<Type> per_type;
    std::vector<Recent> recent;
};

}  // namespace gatehouse::scanning
