// All SQL for pools, ticket types and holds, and for no others. Types are in type_repository.cpp, holds and
// the pools' counters in hold_repository.cpp.

#pragma once

#include <map>
#include <span>
#include <unordered_map>

#include "common/db/pool.hpp"
#include "modules/inventory/types.hpp"

namespace gatehouse::inventory::repo {

// Pools keep their keys in ascending order, which is the order they are locked in.
using Quantities = std::map<PoolId, int>;

struct Pool {
    PoolId id;
    bool own = false;  // the type's own allotment, not the day's or the event's
    std::optional<int> size;
    int taken = 0;

    std::optional<int> left() const { return size ? std::optional(*size - taken) : std::nullopt; }
};

std::optional<TicketType> find_type(db::Session& session, const TicketTypeId& id);
std::vector<TicketType> types_of(db::Session& session, const EventId& event);
// Fills in the types among `ids` that belong to the event, with their pools and what is left of them: one
// statement.
void add_offers(db::Session& session, Catalogue& catalogue, const std::vector<TicketTypeId>& ids);
std::unordered_map<TicketTypeId, std::vector<Pool>> pools_of(db::Session& session, const EventId& event);
std::vector<PoolId> pool_ids_of(db::Session& session, const TicketTypeId& type);
// What active holds take from each pool.
std::unordered_map<PoolId, int> held_of(db::Session& session, const EventId& event);
std::unordered_map<EventId, Stock> stock_of(db::Session& session, const std::vector<EventId>& events);
std::vector<EventId> events_with_windows_between(db::Session& session, Time from, Time to);

void insert_type(db::Tx& tx, const TicketType& type, const PoolId& pool);
void update_type(db::Tx& tx, const TicketType& type);
void remove_type(db::Tx& tx, const TicketTypeId& type, const PoolId& pool);
void remove_all(db::Tx& tx, const EventId& event);

std::optional<Pool> lock_pool(db::Tx& tx, const PoolId& id);
bool ever_held(db::Session& session, const PoolId& id);
// False when more is taken than that.
bool resize(db::Tx& tx, const PoolId& id, std::optional<int> size);
// False when there is less left than that.
bool take(db::Tx& tx, const PoolId& id, int quantity);
void put_back(db::Tx& tx, const Quantities& quantities);
std::optional<int> left(db::Session& session, const PoolId& id);

void insert_holds(db::Tx& tx, std::span<const Taking> takings);
// What these holds take, together.
Quantities lines_of(db::Session& session, std::span<const HoldId> holds);
// Those that are active, locked.
std::vector<HoldId> lock_active(db::Tx& tx, std::span<const HoldId> holds);
// Returns how many were in `from`.
int move_holds(db::Tx& tx, std::span<const HoldId> holds, const char* from, const char* to);
bool lock_converted(db::Tx& tx, const HoldId& hold);
bool reduce_line(db::Tx& tx, const HoldId& hold, const PoolId& pool, int by);
std::vector<Expired> lock_expired(db::Tx& tx, Time now, int most);
bool paid_places(db::Session& session, const EventId& event);
std::vector<Mismatch> mismatches(db::Session& session);

}  // namespace gatehouse::inventory::repo
