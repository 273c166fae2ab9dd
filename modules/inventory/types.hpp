// Stock: capacity pools, the ticket types that draw from them, and the holds that take from them. Pure data
// and rules.

#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "common/clock.hpp"
#include "common/error.hpp"
#include "common/id.hpp"
#include "common/money.hpp"
#include "modules/events/types.hpp"

namespace gatehouse::inventory {

using events::kSalesClosed;
using events::kSalesNotOpen;
inline constexpr ErrorKind kSoldOut{"sold_out", 409, "These tickets are sold out."};
inline constexpr ErrorKind kInsufficientStock{
    "insufficient_stock", 409, "There are not that many tickets left. Please choose fewer."};
inline constexpr ErrorKind kLimitExceeded{
    "limit_exceeded", 422, "That is not a number of tickets one order may have."};
inline constexpr ErrorKind kQueueRequired{
    "queue_required", 409, "Tickets are given out in the waiting room. Please join it."};
inline constexpr ErrorKind kCapacityInUse{
    "capacity_in_use", 409, "More tickets than that are already sold or reserved."};
inline constexpr ErrorKind kHasSales{
    "has_sales", 409, "Tickets were already sold, so this cannot be undone here."};

enum class Visibility { public_, hidden };
const char* to_string(Visibility v);
constexpr std::array<Visibility, 2> values(Visibility) { return {Visibility::public_, Visibility::hidden}; }

enum class SaleMode { open, waiting_room, closed };
const char* to_string(SaleMode m);
constexpr std::array<SaleMode, 3> values(SaleMode)
{
    return {SaleMode::open, SaleMode::waiting_room, SaleMode::closed};
}

// How the sale of one type stands for a buyer.
enum class TypeState { on_sale, not_started, ended, sold_out, closed };
const char* to_string(TypeState s);
constexpr std::array<TypeState, 5> values(TypeState)
{
    using enum TypeState;
    return {on_sale, not_started, ended, sold_out, closed};
}

enum class HoldKind { checkout, offer, cash, split };
const char* to_string(HoldKind k);

// What a ticket type is, without its stock.
struct Terms {
    std::string name, description;
    Money price;
    std::optional<Time> sales_start, sales_end;
    int min_per_order = 1, max_per_order = 10;
    int tax_rate = 0;  // basis points
    bool tax_included = true;
    bool active = true;
    Visibility visibility = Visibility::public_;
    SaleMode sale_mode = SaleMode::open;
    int sort = 0;
};

struct TicketType : Terms {
    TicketTypeId id;
    EventId event;
    OrganizationId organization;
    Time created_at, updated_at;

    // Its own allotment.
    std::optional<int> capacity;
    int sold = 0, held = 0;
    std::optional<int> available;  // the minimum over all its pools; empty: unlimited (INV-2)
    TypeState state = TypeState::closed;

    bool sold_out() const { return available && *available <= 0; }
};

// The state at a moment; `ends_at` of the event ends every sale.
TypeState state_of(const TicketType& type, Time event_ends, Time now);

// What lists show of the whole event's sale.
events::SaleSummary summary_of(const events::Facts& event, const std::vector<TicketType>& types, Time now);

struct Availability {
    EventId event;
    std::vector<TicketType> types;  // those that everybody may see
};

// What a buyer asks for.
struct Wish {
    TicketTypeId type;
    int quantity = 0;
};

// One line of a quote: a snapshot that stands until the hold ends (INV-6).
struct Item {
    TicketTypeId type;
    std::string name;
    int quantity = 0;
    Money unit_price;
    int tax_rate = 0;  // basis points
    bool tax_included = true;
    std::optional<Time> sales_end;
    std::vector<PoolId> pools;  // ascending; each gives 1 per ticket
};

struct Quote {
    events::Facts event;
    std::vector<Item> items;
};

// A type with the pools that it draws from.
struct Offer {
    TicketType type;            // without stock
    std::vector<PoolId> pools;  // ascending
};

// What an event has on offer, and what was left of it when it was read.
struct Catalogue {
    events::Facts event;
    std::vector<Offer> offers;
    std::map<PoolId, std::optional<int>> left;  // empty: unlimited
};

// Counts down what a catalogue says is left, so that of several who ask together the first are served first.
// It spares MySQL what cannot succeed; the guard on the pools decides.
class Remaining {
public:
    explicit Remaining(const Catalogue& catalogue) : left_(catalogue.left) {}

    // False, and nothing is taken, when some pool has less than that.
    bool take(const std::vector<Item>& items);
    // What there is too little of now: sold_out, or insufficient_stock with `available`.
    Error shortage(const std::vector<Item>& items) const;
    // Those of which nothing is left.
    std::vector<TicketTypeId> sold_out(const std::vector<Item>& items) const;

private:
    int left_of(const std::vector<PoolId>& pools) const;
    std::map<PoolId, std::optional<int>> left_;
};

// sold_out, or insufficient_stock, of a type.
Error shortage(int left, const std::string& type);
bool is_shortage(const Error& error);

// What Redis remembers of an event's shortage.
struct KnownShortage {
    std::vector<TicketTypeId> types;      // of which there was nothing left within the last second
    std::optional<std::string> returned;  // changes whenever stock comes back; empty when Redis is away

    // Throws sold_out when one of the wishes cannot be met.
    void refuse(const std::vector<Wish>& wishes) const;
};

struct Hold {
    HoldId id;
    EventId event;
    HoldKind kind = HoldKind::checkout;
    std::optional<OrderId> order;
    Time expires_at, created_at;
    bool converted = false;  // sold at once: there is nothing to pay
};

// A hold with what it takes: the input of Service::take().
struct Taking {
    Hold hold;
    std::vector<Item> items;
};

struct Expired {
    HoldId hold;
    EventId event;
    std::optional<OrderId> order;
};

// Stock of a whole event, for the organizer's list: sums over its types.
struct Stock {
    std::optional<int> capacity;  // empty: at least one type is unlimited
    int sold = 0, held = 0;
};

// A pool whose counter is not the sum of its holds (I2).
struct Mismatch {
    PoolId pool;
    EventId event;
    std::int64_t taken = 0, expected = 0;
};

// What repairing one counter came to.
enum class Repair {
    done,      // the counter is the sum of its holds again
    vanished,  // it is so already: somebody else was faster
    oversold,  // its holds take more than there is: nothing was changed, because a person must decide
};

}  // namespace gatehouse::inventory
