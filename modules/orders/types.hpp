// What an order is. Public to the modules above.

#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "common/clock.hpp"
#include "common/error.hpp"
#include "common/id.hpp"
#include "common/money.hpp"
#include "common/page.hpp"
#include "modules/inventory/types.hpp"
#include "modules/tickets/types.hpp"

namespace gatehouse::orders {

// clang-format off
inline constexpr ErrorKind kPriceChanged {"price_changed", 409, "The price has changed. Please check the new total."};
inline constexpr ErrorKind kNotOpen      {"order_not_open", 409, "This order is no longer open. Please start a new one."};
inline constexpr ErrorKind kHoldExpired  {"hold_expired", 409, "Your tickets were held for a while, and that time is over. Please start again."};
inline constexpr ErrorKind kNoTickets   {"order_has_no_tickets", 409, "Only an order whose tickets are valid can do that."};
inline constexpr ErrorKind kMailedTooOften{"mailed_too_often", 429, "This buyer was mailed five times within an hour. Please wait a while, and ask them to look into their spam folder."};
// clang-format on

// How long an order holds its tickets (ORD-1), and how much longer while somebody is paying (ORD-12).
inline constexpr std::chrono::minutes kHoldFor{10};
inline constexpr std::chrono::seconds kPaymentGrace{90};
inline constexpr std::chrono::hours kSplitFor{24};

// Of how many tickets something may be said.
inline constexpr std::size_t kMostNamed = 100;

enum class Status { pending, completed, expired, cancelled, partially_refunded, refunded };
constexpr const char* to_string(Status status)
{
    switch (status) {
        case Status::pending: return "pending";
        case Status::completed: return "completed";
        case Status::expired: return "expired";
        case Status::cancelled: return "cancelled";
        case Status::partially_refunded: return "partially_refunded";
        case Status::refunded: return "refunded";
    }
    return "";
}
constexpr auto values(Status)
{
    using enum Status;
    return std::array{pending, completed, expired, cancelled, partially_refunded, refunded};
}

enum class Method { card, cash, split, free };
constexpr const char* to_string(Method method)
{
    switch (method) {
        case Method::card: return "card";
        case Method::cash: return "cash";
        case Method::split: return "split";
        case Method::free: return "free";
    }
    return "";
}
constexpr auto values(Method) { return std::array{Method::card, Method::cash, Method::split, Method::free}; }

// Who opened the order: whoever bought, or the organizer for somebody (ORD-9).
enum class Origin { buyer, organizer };
constexpr const char* to_string(Origin origin) { return origin == Origin::buyer ? "buyer" : "organizer"; }
constexpr auto values(Origin) { return std::array{Origin::buyer, Origin::organizer}; }

// What the buyer is shown about money that moved, or tried to. Written by payments through record_money().
// A dispute is a bank that takes a payment back: pending until it has decided, succeeded when it keeps the
// money.
enum class MoneyKind { payment, refund, dispute };
constexpr const char* to_string(MoneyKind kind)
{
    return kind == MoneyKind::payment ? "payment" : kind == MoneyKind::refund ? "refund" : "dispute";
}
constexpr auto values(MoneyKind)
{
    return std::array{MoneyKind::payment, MoneyKind::refund, MoneyKind::dispute};
}

enum class MoneyStatus { open, processing, pending, succeeded, failed, expired };
constexpr const char* to_string(MoneyStatus status)
{
    switch (status) {
        case MoneyStatus::open: return "open";
        case MoneyStatus::processing: return "processing";
        case MoneyStatus::pending: return "pending";
        case MoneyStatus::succeeded: return "succeeded";
        case MoneyStatus::failed: return "failed";
        case MoneyStatus::expired: return "expired";
    }
    return "";
}
constexpr auto values(MoneyStatus)
{
    using enum MoneyStatus;
    return std::array{open, processing, pending, succeeded, failed, expired};
}

using DisputeId = Id<"dispute">;

// What a dispute has come to, in people's words.
enum class DisputeStanding { open, won, lost };
constexpr const char* to_string(DisputeStanding standing)
{
    return standing == DisputeStanding::open ? "open" : standing == DisputeStanding::won ? "won" : "lost";
}
constexpr auto values(DisputeStanding)
{
    return std::array{DisputeStanding::open, DisputeStanding::won, DisputeStanding::lost};
}
constexpr DisputeStanding standing_of(MoneyStatus dispute)
{
    return dispute == MoneyStatus::succeeded ? DisputeStanding::lost
           : dispute == MoneyStatus::failed  ? DisputeStanding::won
                                             : DisputeStanding::open;
}

struct MoneyMove {
    MoneyKind kind = MoneyKind::payment;
    Uuid id{};  // a PaymentId's, a RefundId's or a dispute's
    Money amount;
    MoneyStatus status = MoneyStatus::open;
    std::optional<std::string> failure_code;  // of a payment
    std::string reason;                       // of a refund or dispute
    Time created_at;
    std::optional<Time> until = {};  // by when a dispute is to be answered
};

struct Buyer {
    std::string name, email, phone;
};

struct Line {
    ItemId item;
    std::string name;  // as it was when bought
    int quantity = 1;
    Money unit_price, discount;
    Money tax;       // contained in the subtotal, or added to it
    Money subtotal;  // quantity × unit price − discount
    DaysMask days = kAllDays;
    int tax_rate = 0;          // hundredths of a percent
    bool tax_included = true;  // in the subtotal

    // What of the tax the buyer pays on top.
    Money added_tax() const { return tax_included ? Money{0, tax.currency} : tax; }
};

struct Order {
    OrderId id;
    OrganizationId organization;
    EventId event;
    HoldId hold;
    std::string number;
    std::optional<UserId> user;  // empty: a guest
    Buyer buyer;
    Status status = Status::pending;
    Method method = Method::card;
    Origin origin = Origin::buyer;
    std::vector<Line> lines;
    // `fees` is what of the platform's fee the buyer pays on top.
    Money subtotal, discount, fees, tax, total, platform_fee;
    std::optional<std::string> discount_code;  // as the organizer writes it
    int quantity = 0;                          // tickets in it
    Money refunded;                            // of the total; went back, or is on its way
    int tickets_cancelled = 0;                 // of the quantity
    int secret_version = 1;
    Time expires_at;
    std::optional<Time> completed_at, closed_at;
    Time created_at;
    std::vector<MoneyMove> moves;  // only where one order is shown

    // What was said at the checkout (ORD-5, ORD-6); read where it is needed.
    bool has_holders = false, has_answers = false;
    std::vector<tickets::Holder> holders;  // by serial of the tickets
    std::vector<tickets::Answered> answers;

    bool sold() const { return status == Status::completed || status == Status::partially_refunded; }
};

// What the platform keeps for selling (ORD-7): a share of the subtotal and so much per ticket, within bounds;
// nothing of free tickets. All zero: no fees.
struct FeeRule {
    int basis_points = 0;
    std::int64_t per_ticket = 0;
    std::int64_t least = 0;
    std::optional<std::int64_t> most;

    std::int64_t fee(std::int64_t subtotal, int paid_tickets) const;
};

// What an event's orders brought: all that were ever sold, with what went back since.
struct Takings {
    EventId event;
    int orders = 0, tickets = 0;
    std::int64_t gross = 0;  // before discounts; with tax and what buyers paid of the fees
    std::int64_t discount = 0, refunded = 0, platform_fee = 0;
    std::int64_t by_hand = 0;  // of the rest, what the organizer took in cash
};

// What each ticket of the order cost, in the order of their serials: its share of its line with the tax that
// was added, odd cents to the first. Fees that the buyer paid on top are in none.
std::vector<Money> worth_of_tickets(const Order& order);

// What is given back of a sold order.
struct GivenBack {
    Money amount;              // not above the total less what went back before; may be 0
    std::vector<int> serials;  // of the tickets that are cancelled
    std::string news;          // payload of "order.refunded"
};

// What a buyer asks for.
using inventory::Wish;
// What is said about one of the tickets.
struct AboutTicket {
    std::string name, email;  // '': the buyer's
    std::vector<inventory::GivenAnswer> answers;
};
struct PlaceOrder {
    EventId event;
    std::vector<Wish> lines;
    Buyer buyer;
    std::optional<Money> expected_total;
    std::string discount_code = {};                // '': none
    std::optional<inventory::OfferId> offer = {};  // that it accepts
    std::vector<inventory::GivenAnswer> answers = {};
    std::vector<AboutTicket> tickets = {};  // in the order of the lines
};
// Where an order's mail goes from now on.
struct NewEmail {
    std::string email;
};
struct Placed {
    Order order;
    std::string secret;
};

// What an organizer opens for somebody (ORD-9): at the listed price, for a total that was agreed on, or for
// nothing.
enum class Pricing { listed, own, free };
constexpr const char* to_string(Pricing p)
{
    return p == Pricing::listed ? "listed" : p == Pricing::own ? "own" : "free";
}
constexpr auto values(Pricing) { return std::array{Pricing::listed, Pricing::own, Pricing::free}; }
struct ManualOrder {
    std::vector<Wish> lines;
    Buyer buyer;
    Pricing pricing = Pricing::listed;
    std::optional<Money> total = {};        // with the tax in it, where it is their own
    std::vector<AboutTicket> tickets = {};  // their names
};
// Such an order as it will stand, and the places that it takes.
struct Manual {
    Order order;
    inventory::Taking taking;
};

// What became of money that arrived for an order.
enum class Completion {
    completed,      // it was open and is complete now
    already,        // it was complete before: nothing happened
    late_retaken,   // its hold was over, but there were still tickets: complete now (ORD-11)
    late_no_stock,  // its hold was over and the tickets are gone, or the buyer gave it up: refund in full
};

// Which of an event's orders to list.
struct OrdersFilter {
    std::string q;  // start of a number, name or e-mail address
    std::optional<Status> status;
    std::optional<Method> method;
    std::optional<Origin> origin;
};
struct OrdersQuery : PageQuery, OrdersFilter {};

// One of the organizer's events with what it sold.
struct OwnEvent {
    events::Card event;
    std::optional<int> capacity;
    int sold = 0;
    Money gross;
};

// What an organization used, by month in UTC, oldest first (ORG-8).
struct Usage {
    struct Month {
        std::string month;  // "2026-11"
        int events = 0;     // published in it
        int orders = 0;
        std::vector<Money> revenue;  // of each currency
        int members = 0;             // at its end
        std::int64_t storage = 0;    // bytes, at its end
    };
    organizations::Plan plan = organizations::Plan::free;
    organizations::Limits limits;
    int members = 0, events = 0;  // now, as the limits count
    std::vector<Month> months;
};

// An event's sale at a glance.
struct Dashboard {
    struct Item {
        ItemId id;
        std::string name;
        int sold = 0, held = 0;
        std::optional<int> capacity;
        Money gross;
    };
    struct Day {
        std::string date;  // in the event's zone
        int sold = 0;
        std::int64_t gross = 0;
    };
    struct Today {
        int sold = 0;
        Money gross;
    };
    int sold = 0, held = 0;
    std::optional<int> capacity;
    Money gross;
    Money cash;             // of it, what the organizer took themselves
    int complimentary = 0;  // tickets that they gave away
    int orders = 0, checked_in = 0;
    Today today;
    std::vector<Item> per_type;
    std::vector<Day> series;  // from the first sale to today, without gaps
    std::vector<Order> latest;
};

}  // namespace gatehouse::orders
