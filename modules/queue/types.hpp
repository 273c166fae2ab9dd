// Lines of people who wait for tickets: waiting rooms and waiting lists alike. Pure data and rules.

#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "common/clock.hpp"
#include "common/error.hpp"
#include "common/id.hpp"
#include "common/page.hpp"
#include "modules/inventory/types.hpp"

namespace gatehouse::queue {

using EntryId = Id<"entry">;
using DrawId = Id<"draw">;
using GuestId = Id<"guest">;
using MessageId = Id<"qmsg">;
using inventory::LineMode;
using inventory::OfferId;

// clang-format off
inline constexpr ErrorKind kNoLine        {"no_line",          409, "There is no line for these tickets. You can buy them directly."};
inline constexpr ErrorKind kTooManyJoins  {"too_many_joins",   429, "You have joined three times within an hour. Please wait a while before you join again."};
inline constexpr ErrorKind kGuestUnknown  {"guest_unverified", 403, "Please confirm your e-mail address first. We will send you a code."};
inline constexpr ErrorKind kWrongCode     {"wrong_code",       422, "That code is not right, or it is over. Please check it or ask for a new one."};
inline constexpr ErrorKind kTakenByOther  {"in_line_already",  409, "Somebody with this e-mail address is in this line already. Please sign in to see the place."};
inline constexpr ErrorKind kNotExpired    {"not_expired",      409, "Only who missed an offer can join the line again."};
inline constexpr ErrorKind kTooManyMessages{"too_many_messages", 429, "You can write to those who wait once an hour, and three times a day."};
// clang-format on

// News. The subject is an entry, but where it says otherwise.
inline constexpr const char* kOffered = "queue.offered";  // the subject is the offer
inline constexpr const char* kOfferExpired = "queue.offer_expired";
inline constexpr const char* kClosed = "queue.closed";         // nobody is offered anything any more
inline constexpr const char* kMessaged = "queue.message";      // the payload is the message's id
inline constexpr const char* kGuestCode = "queue.guest_code";  // the subject is the guest's row

inline constexpr int kJoinsAnHour = 3;
inline constexpr std::chrono::minutes kOfferFor{5};

enum class Status { waiting, offered, purchased, expired, cancelled };
constexpr const char* to_string(Status s)
{
    switch (s) {
        case Status::waiting: return "waiting";
        case Status::offered: return "offered";
        case Status::purchased: return "purchased";
        case Status::expired: return "expired";
        case Status::cancelled: return "cancelled";
    }
    return "";
}
constexpr auto values(Status)
{
    using enum Status;
    return std::array{waiting, offered, purchased, expired, cancelled};
}

enum class Phase { pre_queue, line };
constexpr const char* to_string(Phase p) { return p == Phase::pre_queue ? "pre_queue" : "line"; }
constexpr std::array<Phase, 2> values(Phase) { return {Phase::pre_queue, Phase::line}; }

// What the organizer has set, and what everybody is shown.
enum class Gate { open, paused };
constexpr const char* to_string(Gate g) { return g == Gate::open ? "open" : "paused"; }
constexpr std::array<Gate, 2> values(Gate) { return {Gate::open, Gate::paused}; }
enum class LineState { pre_queue, open, paused, closed };
const char* to_string(LineState s);
constexpr std::array<LineState, 4> values(LineState)
{
    return {LineState::pre_queue, LineState::open, LineState::paused, LineState::closed};
}
enum class ShownMode { open, waiting_room, waiting_list };
const char* to_string(ShownMode m);
constexpr std::array<ShownMode, 3> values(ShownMode)
{
    return {ShownMode::open, ShownMode::waiting_room, ShownMode::waiting_list};
}

struct Line {
    ItemId item;
    EventId event;
    OrganizationId organization;
    Gate gate = Gate::open;
    std::optional<int> admit_per_minute;
    int next_turn = 1, waiting = 0;
    std::int64_t version = 0;
    std::optional<DrawId> draw;
    bool drawn = false;

    // Who joins now is drawn at the opening.
    bool before_draw() const { return draw && !drawn; }
};

struct Entry {
    EntryId id;
    ItemId item;
    EventId event;
    OrganizationId organization;
    std::optional<UserId> user;  // empty: a guest
    std::string person;          // 32 bytes, see key_of()
    std::string email, name;
    int quantity = 1;
    bool accept_fewer = true;
    Status status = Status::waiting;
    std::optional<int> turn;  // empty before the draw
    std::optional<Time> turn_at, kept_since;
    std::optional<OfferId> offer;
    int offer_quantity = 0;
    std::optional<Time> offer_expires_at;
    std::optional<OrderId> order;
    std::string reason;
    Time created_at;

    bool live() const { return status == Status::waiting || status == Status::offered; }
};

// Who joins.
struct Joiner {
    std::optional<UserId> user;
    std::string email, name;
    bool verified = false;  // the address is theirs
};
// What one person is known by in a line: the address without upper case and +alias when it is proven, else
// the account. 32 bytes.
std::string key_of(const Joiner& joiner);

// Whether somebody who is the same person by key_of() is shown the place: an account's to who is signed in to
// it, a guest's to who proved that very address, since on some domains a + is an ordinary letter.
bool may_see(const Entry& entry, const std::optional<UserId>& user, std::string_view email);
// "Ada+tickets@Example.org" → "ada@example.org"
std::string without_alias(std::string_view email);

struct Join {
    std::optional<TicketTypeId> type;  // one of the two
    std::optional<BundleId> bundle;
    ItemId item;
    int quantity = 1;
    bool accept_fewer = true;
    std::string guest_token, name;
};

// How fast the line moves, as measured.
struct Pace {
    double offered_per_minute = 0;
    int window_minutes = 0;
};

// An entry with all that its page shows.
struct Shown {
    Entry entry;
    std::string item_name;
    std::optional<Phase> phase;
    std::optional<int> position, ahead;
    int total_waiting = 0;
    std::optional<int> estimate_seconds;
    std::optional<Pace> pace;
    std::optional<Time> opens_at;
    std::optional<DrawId> draw;  // that has given the place
    std::optional<OrderId> order;
    std::string secret;  // '' where it is not shown
};

struct Draw {
    DrawId id;
    ItemId item;
    std::string seed_hash;            // 32 bytes
    std::optional<std::string> seed;  // after the draw
    int entries = 0;
    std::optional<Time> drawn_at;
};
struct Drawn {
    EntryId entry;
    int rank = 0;
};
struct ShownDraw {
    Draw draw;
    Page<Drawn> page;
};

// A line as everybody sees it.
struct PublicLine {
    ItemId item;
    ShownMode mode = ShownMode::open;
    LineState state = LineState::open;
    int waiting = 0;
    std::optional<Time> opens_at;
    std::optional<double> offered_per_minute;
    std::optional<Draw> draw;
};

// A line as its organizer sees it.
struct OwnLine {
    PublicLine line;
    std::string name;
    std::optional<int> admit_per_minute;
    int offered = 0, purchased = 0, expired = 0, left = 0;
};

struct LineChange {
    std::optional<Gate> state;
    schema::Patch<int> admit_per_minute;
};
struct EntriesQuery : PageQuery {
    std::optional<Status> status;
};
struct Message {
    std::string subject, text;
};
struct Messaged {
    MessageId id;
    int waiting = 0;
};
struct GuestRequest {
    std::string email;
    std::optional<TicketTypeId> type;  // one of the two
    std::optional<BundleId> bundle;
};
struct GuestConfirmation {
    std::string email, code;
};
struct GuestToken {
    std::string token;
    Time expires_at;
};

}  // namespace gatehouse::queue
