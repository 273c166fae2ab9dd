// What a ticket is. Public to the modules above.

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/clock.hpp"
#include "common/days.hpp"
#include "common/id.hpp"
#include "common/page.hpp"
#include "modules/inventory/types.hpp"
#include "modules/tickets/transfer_types.hpp"

namespace gatehouse::tickets {

enum class Status { valid, used, transferred, cancelled };
constexpr const char* to_string(Status status)
{
    switch (status) {
        case Status::valid: return "valid";
        case Status::used: return "used";
        case Status::transferred: return "transferred";
        case Status::cancelled: return "cancelled";
    }
    return "";
}
constexpr auto values(Status)
{
    return std::array{Status::valid, Status::used, Status::transferred, Status::cancelled};
}
// Somebody holds it.
constexpr bool is_live(Status s) { return s == Status::valid || s == Status::used; }

// One ticket as it is stored. Names are those of the moment of purchase.
struct Ticket {
    TicketId id;
    OrganizationId organization;
    EventId event;
    OrderId order;
    std::string order_number;
    std::string buyer_name, buyer_email;
    ItemId type;  // or bundle
    std::string type_name;
    int serial = 0;  // 1, 2, … within the order
    std::string number;
    std::optional<UserId> user;  // whose account shows it
    Holder holder;
    Status status = Status::valid;
    int version = 1;  // raised to kill the QR codes handed out so far (TKT-3, TKT-4)
    DaysMask days = kAllDays;
    int secret_version = 1;  // of the order's secret
    Time created_at;
    std::optional<Time> used_at;         // the first admission
    std::optional<TransferId> transfer;  // by which its holder got it; empty: with the order
};

// An answer to a question about one ticket, or about the order (ORD-6).
struct Answered : inventory::Answer {
    int serial = 0;  // of the ticket; 0: of the order
};

// What a buyer says at the checkout about tickets to come (ORD-5, ORD-6).
struct Said {
    OrderId order;
    std::vector<Holder> holders;  // by serial; an empty name or address is the buyer's
    std::vector<Answered> answers;
};

// A ticket as its organizer sees it.
struct Attendee {
    Ticket ticket;
    std::vector<Answered> answers;  // about it, and about its order
};

// What an order's completion issues.
struct Line {
    ItemId type;
    std::string name;
    int quantity = 1;
    DaysMask days = kAllDays;
};
struct IssueRequest {
    OrderId order;
    std::string order_number;
    EventId event;
    OrganizationId organization;
    std::optional<UserId> user;
    std::vector<Line> lines;
    Holder holder;
    int secret_version = 1;
    std::vector<Holder> holders = {};  // by serial, of those who are named (ORD-5)
};

// What a QR code says, before anybody has looked whether it is true.
struct Token {
    std::uint8_t key_number = 0;
    EventId event;
    TicketId ticket;
    int version = 1;
    DaysMask days_mask = 1;

    friend bool operator==(const Token&, const Token&) = default;
};

// Why a token is not to be believed.
enum class Verdict { genuine, malformed, unknown_key, forged };

struct Verified {
    Verdict verdict = Verdict::malformed;
    Token token;  // only to be used when genuine

    explicit operator bool() const { return verdict == Verdict::genuine; }
};

// A ticket with the text of its QR code.
struct Signed {
    Ticket ticket;
    std::string token;
};

// How many tickets of a type or bundle the door may expect, and how many of them were used at least once.
struct Expected {
    ItemId type;
    std::string name;
    int count = 0, used = 0;
};

// How many of them admit to just these days.
struct ExpectedOn {
    DaysMask days = kAllDays;
    int count = 0;
};

// Which of an event's tickets to list.
struct AttendeeFilter {
    std::string q;  // part of a name, start of an e-mail address, a ticket or order number
    std::optional<Status> status;
    std::optional<TicketTypeId> type;
};
struct AttendeeQuery : PageQuery, AttendeeFilter {};

// How orders and lists of attendees show an answer.
const view::Object<Answered>& answer_view();

}  // namespace gatehouse::tickets
