// All SQL for pools, sale items, days and holds, and for no others. Items are in type_repository.cpp, days in
// day_repository.cpp, pools and who draws from them in pool_repository.cpp, holds in hold_repository.cpp.

#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <unordered_map>

#include "common/db/pool.hpp"
#include "modules/inventory/types.hpp"

namespace gatehouse::inventory::repo {

// Pools keep their keys in ascending order, which is the order they are locked in.
using Quantities = std::map<PoolId, int>;

// What is to be taken from a pool; `revision` is that of the look, or nothing when it does not matter.
struct Need {
    int quantity = 0;
    std::optional<int> revision;
};
using Needs = std::map<PoolId, Need>;

enum class PoolKind { event, day, type, bundle };
constexpr const char* to_string(PoolKind k)
{
    switch (k) {
        case PoolKind::event: return "event";
        case PoolKind::day: return "day";
        case PoolKind::type: return "type";
        case PoolKind::bundle: return "bundle";
    }
    return "";
}
constexpr std::array<PoolKind, 4> values(PoolKind)
{
    return {PoolKind::event, PoolKind::day, PoolKind::type, PoolKind::bundle};
}

struct Pool {
    PoolId id;
    PoolKind kind = PoolKind::type;
    std::optional<int> size;
    int taken = 0;

    std::optional<int> left() const
    {
        return size ? std::optional(std::max(*size - taken, 0)) : std::nullopt;
    }
    // The item's own allotment, not the day's or the event's.
    bool own() const { return kind == PoolKind::type || kind == PoolKind::bundle; }
};

struct EventPools {
    std::map<PoolId, Pool> all;
    std::unordered_map<ItemId, std::vector<Pool>> of_item;  // ascending

    const Pool* of_event() const;
    const Pool& own(const ItemId& item) const;
};

std::optional<SaleItem> find_item(db::Session& session, const ItemId& id);
std::vector<SaleItem> items_of(db::Session& session, const EventId& event);
// Fills in the items among `ids` that belong to the event, with their pools and what is left of them: one
// statement.
void add_offers(db::Session& session, Catalogue& catalogue, const std::vector<ItemId>& ids);
std::vector<EventId> events_with_windows_between(db::Session& session, Time from, Time to);
// With its own pool; other pools are added by draw_from().
void insert_item(db::Tx& tx, const SaleItem& item, const PoolId& pool);
void update_item(db::Tx& tx, const SaleItem& item);
void set_price(db::Tx& tx, const ItemId& item, const Money& price);
void remove_item(db::Tx& tx, const ItemId& item, const PoolId& pool);
void remove_all(db::Tx& tx, const EventId& event);

// In order of time, without figures and zone.
std::vector<Day> days_of(db::Session& session, const std::vector<EventId>& events);
std::optional<Day> find_day(db::Session& session, const DayId& id);
void insert_day(db::Tx& tx, const Day& day);
void update_day(db::Tx& tx, const Day& day);
void remove_day(db::Tx& tx, const Day& day);

EventPools pools_of(db::Session& session, const EventId& event);
std::vector<PoolId> pool_ids_of(db::Session& session, const ItemId& item);
// What active holds take from each pool, and what is kept there for those who have a code.
struct Held {
    int by_buyers = 0, reserved = 0;
};
std::unordered_map<PoolId, Held> held_of(db::Session& session, const EventId& event);
std::unordered_map<EventId, Stock> stock_of(db::Session& session, const std::vector<EventId>& events);
std::optional<Pool> lock_pool(db::Tx& tx, const PoolId& id);
bool ever_held(db::Session& session, const PoolId& id);
bool event_ever_held(db::Session& session, const EventId& event);
// False when more is taken than that.
bool resize(db::Tx& tx, const PoolId& id, std::optional<int> size);
// A new pool, taken from by what these items have sold and hold already. `own` are their own pools, locked.
// Returns what is taken of it.
int insert_pool(db::Tx& tx, const Pool& pool, const EventId& event, const std::vector<PoolId>& own);
// From now on the item draws from these as well; whoever looked before fails the guard on its own pool.
void draw_from(db::Tx& tx, const ItemId& item, const PoolId& own, const std::vector<PoolId>& more);
void stop_drawing(db::Tx& tx, const ItemId& item, const PoolId& own, const std::vector<PoolId>& from);

// False when there is less left than that, or the pool has another revision.
bool take(db::Tx& tx, const PoolId& id, const Need& need);
// Locks it when nothing is to be taken; false when it has another revision.
bool lock_unchanged(db::Tx& tx, const PoolId& id, const Need& need);
void put_back(db::Tx& tx, const Quantities& quantities);
std::optional<int> left(db::Session& session, const PoolId& id);

void insert_holds(db::Tx& tx, std::span<const Taking> takings);
// What these holds take, together.
Quantities lines_of(db::Session& session, std::span<const HoldId> holds);
// Those that are active, locked.
struct ActiveHold {
    HoldId id;
    bool has_claims = false;
};
std::vector<ActiveHold> lock_active(db::Tx& tx, std::span<const HoldId> holds);
// Returns how many were in `from`.
int move_holds(db::Tx& tx, std::span<const HoldId> holds, const char* from, const char* to);
bool keep_for_split(db::Tx& tx, const HoldId& hold, Time until);
bool lock_converted(db::Tx& tx, const HoldId& hold);

// Offers, in offer_repository.cpp.
void insert_offers(db::Tx& tx, std::span<const Taking> takings);
std::vector<OfferedHold> offers(db::Session& session, const std::vector<HoldId>& holds);
// Those that nobody accepted and that are not over, locked.
std::vector<HoldId> lock_offers(db::Tx& tx, const std::vector<HoldId>& holds);
// offer → checkout; false when it is not the person's, not for that, or not to be had any more.
bool accept(db::Tx& tx, const Taking& taking, Time now);
// The pools of the event that people wait for, and how many of them.
std::map<PoolId, int> awaited(db::Session& session, const EventId& event);
std::map<PoolId, int> lock_awaited(db::Tx& tx, const EventId& event);
std::vector<EventId> awaited_events(db::Session& session);
void put_awaited(db::Tx& tx, const EventId& event, const std::map<PoolId, int>& pools);
void remove_awaited(db::Tx& tx, const std::vector<PoolId>& pools);
bool reduce_line(db::Tx& tx, const HoldId& hold, const PoolId& pool, int by);
bool paid_places(db::Session& session, const EventId& event);
std::vector<Mismatch> mismatches(db::Session& session);

}  // namespace gatehouse::inventory::repo
