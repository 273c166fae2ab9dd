// Stock: capacity pools, the sale items that draw from them, and the holds that take from them. Pure data
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
#include "common/json/view.hpp"
#include "common/money.hpp"
#include "modules/events/types.hpp"
#include "modules/inventory/claim.hpp"
#include "modules/inventory/code.hpp"
#include "modules/inventory/days.hpp"
#include "modules/inventory/question.hpp"

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
inline constexpr ErrorKind kOfferExpired{
    "offer_expired", 409, "Your offer is over. You can join the line again at its end."};
inline constexpr ErrorKind kOfferUsed{
    "offer_used", 409, "You have opened an order with this offer already. Please go on with that one."};
inline constexpr ErrorKind kOfferMismatch{"offer_mismatch", 422,
    "Please order just what you were offered, with the account or e-mail address that you joined the line "
    "with."};
inline constexpr ErrorKind kCapacityInUse{
    "capacity_in_use", 409, "More tickets than that are already sold or reserved."};
inline constexpr ErrorKind kHasSales{
    "has_sales", 409, "Tickets were already sold, so this cannot be undone here."};
inline constexpr ErrorKind kTooMany{"too_many", 409, "An event cannot have more of these."};

enum class Visibility { public_, hidden };
const char* to_string(Visibility v);
constexpr std::array<Visibility, 2> values(Visibility) { return {Visibility::public_, Visibility::hidden}; }

enum class SaleMode { open, waiting_room, closed };
const char* to_string(SaleMode m);
constexpr std::array<SaleMode, 3> values(SaleMode)
{
    return {SaleMode::open, SaleMode::waiting_room, SaleMode::closed};
}

// How the sale of one item stands for a buyer.
enum class TypeState { on_sale, not_started, ended, sold_out, closed };
const char* to_string(TypeState s);
constexpr std::array<TypeState, 5> values(TypeState)
{
    using enum TypeState;
    return {on_sale, not_started, ended, sold_out, closed};
}

// How people come to tickets that are not simply on sale.
enum class LineMode { waiting_room, waiting_list };
constexpr const char* to_string(LineMode m)
{
    return m == LineMode::waiting_room ? "waiting_room" : "waiting_list";
}
constexpr std::array<LineMode, 2> values(LineMode)
{
    return {LineMode::waiting_room, LineMode::waiting_list};
}
struct LineBrief {
    LineMode mode = LineMode::waiting_list;
    int waiting = 0;  // may be a second old
};

enum class HoldKind { checkout, offer, cash, split, reserve };  // reserve: of a discount code
const char* to_string(HoldKind k);

// What a sale item is, without its stock.
struct Terms {
    std::string name, description;
    Money price;
    std::optional<int> discount_percent;  // of a bundle: basis points off the sum of its days; sets the price
    std::optional<Time> sales_start, sales_end;
    int min_per_order = 1, max_per_order = 10;
    std::optional<int> max_per_person;  // across orders
    int tax_rate = 0;                   // basis points
    bool tax_included = true;
    DaysMask days = kAllDays;
    bool active = true;
    Visibility visibility = Visibility::public_;
    SaleMode sale_mode = SaleMode::open;
    int sort = 0;
};

// A ticket type or a bundle (INV model): one kind of thing for stock, orders and tickets. A bundle covers
// several days; a type one, or the whole event.
struct SaleItem : Terms {
    ItemId id;
    EventId event;
    OrganizationId organization;
    Time created_at, updated_at;

    // Its own allotment.
    std::optional<int> capacity;
    int sold = 0, held = 0;
    // The least over all its pools, of what is left and of what there is; empty: unlimited (INV-2).
    std::optional<int> available, room;
    TypeState state = TypeState::closed;
    std::vector<DayId> day_ids;  // those it admits to, in order; empty when the event has no days
    std::optional<LineBrief> line;

    bool sold_out() const { return available && *available <= 0; }
    bool for_one_day() const { return !id.is_bundle() && days != kAllDays; }
};

// The state at a moment; `ends_at` of the event ends every sale.
TypeState state_of(const SaleItem& item, Time event_ends, Time now);

// What lists show of the whole event's sale.
events::SaleSummary summary_of(const events::Facts& event, const std::vector<SaleItem>& items, Time now);

// An event's stock: what it sells, its days, and its own capacity.
struct EventStock {
    std::vector<SaleItem> items;
    std::vector<Day> days;
    std::optional<int> capacity, available;  // of the event as a whole
    int sold = 0, held = 0;
};

struct Availability {
    EventId event;
    std::vector<SaleItem> items;  // those that everybody may see
};

// What a buyer asks for.
struct Wish {
    ItemId item;
    int quantity = 0;
};

// A pool as it was looked at. A pool that belongs to an item alone has another revision when the item draws
// from more pools than before.
struct Source {
    PoolId id;
    int revision = 0;
};

// One line of a quote: a snapshot that stands until the hold ends (INV-6).
struct Item {
    ItemId id;
    std::string name;
    int quantity = 0;
    Money unit_price;
    int tax_rate = 0;  // basis points
    bool tax_included = true;
    DaysMask days = kAllDays;
    std::optional<Time> sales_end;
    std::vector<Source> pools;  // ascending; each gives 1 per ticket
    Money discount = {};        // off quantity × unit price
    int reserved = 0;           // places that come out of the code's reserve
};

// Takes `off` off what the items cost together, each its share of it to the cent; at most all.
void spread_discount(std::vector<Item>& items, std::int64_t off);

// The places that a code keeps, and for which item.
struct Reserve {
    HoldId hold;
    ItemId item;
    int left = 0;  // as it was looked at
};

struct Quote {
    events::Facts event;
    std::vector<Item> items;
    std::string code;           // as its organizer writes it; '' when there is none
    std::vector<Claim> claims;  // what it takes besides places
    std::optional<Reserve> reserve;
};

// Who asks for a quote, and with which code.
struct Asking {
    std::string code;
    Person person;
    bool admitted = false;  // has an offer: their turn has come
};

// What several buyers of one event are interested in.
struct Interest {
    std::vector<ItemId> items;
    std::vector<Asking> buyers;
};

// An item with the pools that it draws from.
struct Offer {
    SaleItem item;                 // without stock
    std::vector<Source> pools;     // ascending
    bool awaited = false;          // people wait for places of one of these pools (INV-5)
    PoolId own = {};               // the one that belongs to the item alone
    std::optional<int> room = {};  // the least that its pools have when all is free; empty: unlimited
};

// What an event has on offer, and what was left of it when it was read.
struct Catalogue {
    events::Facts event;
    std::vector<Offer> offers;
    std::map<PoolId, std::optional<int>> left;  // empty: unlimited
    std::vector<DiscountCode> codes;            // those that were asked for
    std::map<ClaimKey, int> counts;             // what those persons have already
    std::vector<Question> questions = {};       // of the event, also those that are not asked any more
};

// Counts down what a catalogue says is left, so that of several who ask together the first are served first.
// It spares MySQL what cannot succeed; the guard on the pools decides.
class Remaining {
public:
    explicit Remaining(const Catalogue& catalogue) : left_(catalogue.left) {}

    // False, and nothing is taken, when some pool has less than that, or some limit is reached. Says how many
    // places come out of the code's reserve.
    bool take(Quote& quote);
    // What there is too little of now: sold_out, or insufficient_stock with `available`; or the limit.
    Error shortage(const Quote& quote) const;
    // Those of which nothing is left.
    std::vector<ItemId> sold_out(const std::vector<Item>& items) const;

private:
    int left_of(const std::vector<Source>& pools) const;
    std::map<PoolId, std::optional<int>> left_;
    std::map<ClaimKey, int> claimed_;  // since the look
    std::map<HoldId, int> reserved_;
};

// sold_out, or insufficient_stock, of an item.
Error shortage(int left, const ItemId& item);
// Whether there is too little of something, stock or uses of a code or of what one person can have.
bool is_shortage(const Error& error);

// What Redis remembers of an event's shortage.
struct KnownShortage {
    std::vector<ItemId> items;            // of which there was nothing left within the last second
    std::vector<ItemId> awaited;          // for which people stood in line then
    std::optional<std::string> returned;  // changes whenever stock comes back; empty when Redis is away

    // Throws queue_required or sold_out when one of the wishes cannot be met without a code.
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
    std::vector<Claim> claims = {};
    std::optional<Reserve> reserve = {};
    std::optional<std::string> offered_to = {};  // of an offer: the key of the person it is for
    // An accepted offer's hold becomes the order's; the keys are those of who accepts.
    std::vector<std::string> accepted_by = {};
};

// An offer is a hold under another name.
using OfferId = Id<"offer">;
inline HoldId hold_of(const OfferId& offer) { return HoldId(offer.uuid()); }

// A hold that was made as an offer.
struct OfferedHold {
    HoldId hold;
    std::string owner;  // the key of the person
    ItemId item;
    int quantity = 0;
    std::optional<OrderId> order;  // of who accepted it
    bool active = false;           // neither paid for nor given back
    Time expires_at;

    // Throws offer_expired, offer_used or offer_mismatch.
    void require_acceptable(
        const std::vector<Wish>& wishes, const std::vector<std::string>& keys, Time now) const;
};

// Stock of a whole event, for the organizer's list: its own capacity, or the sum of its items'.
struct Stock {
    std::optional<int> capacity;  // empty: unlimited
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

// How orders, tickets and the door name a day.
const view::Object<Day>& day_brief_view();

}  // namespace gatehouse::inventory
