// What the modules above may ask of inventory: quotes, holds and their ends, availability. The use cases of
// the HTTP surface are private to this module.
//
// Locks: take() changes pools last before COMMIT, so call it last. The others lock the hold, then its pools
// in ascending id; lock an order before its hold.

#pragma once

#include <span>
#include <unordered_map>

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "common/db/pool.hpp"
#include "modules/events/service.hpp"
#include "modules/inventory/types.hpp"

namespace gatehouse::inventory {

class Service {
public:
    explicit Service(const Context& context) : context_(context), events_(context) {}

    // What the wishes cost now and where they come from; decides everything but stock. Throws not_found
    // (unknown, hidden, inactive or another event's item), sales_not_open, sales_closed, queue_required,
    // limit_exceeded (with `min` or `max`, perhaps `already`, and `ticket_type_id` or `bundle_id`); with a
    // code code_unknown, code_not_yet, code_expired, code_used_up, code_limit, code_minimum,
    // code_not_applicable.
    Quote quote(db::Session& session, const EventId& event, const std::vector<Wish>& wishes,
        const Asking& asking = {}) const;

    // The same in two steps, for several buyers of one event at once: the first reads, two statements for all
    // of them and one each where there are codes and limits for persons, and throws what concerns the event;
    // the second throws what concerns the wishes.
    Catalogue catalogue(db::Session& session, const EventId& event, const Interest& interest) const;
    Quote quote(const Catalogue& catalogue, const std::vector<Wish>& wishes, const Asking& asking = {}) const;

    // Which of these items Redis remembers to have run out within the last second: answers a storm without
    // MySQL. Others may have run out as well: take() decides. Never throws.
    KnownShortage known_shortage(const EventId& event, const std::vector<ItemId>& items) const;
    // For these somebody was sent to the line: remembered for a second.
    void note_awaited(const EventId& event, const std::vector<ItemId>& items) const;
    // After MySQL had nothing left of these items: remembers it for a second, unless stock came back since
    // `before`, which must have been asked for before MySQL was.
    void note_sold_out(
        const EventId& event, const std::vector<ItemId>& items, const KnownShortage& before) const;

    // Inserts the holds with their lines and then, as the last statements, takes from every pool in ascending
    // id with a guarded update (INV-1). Throws insufficient_stock with `available` and what there is too
    // little of, or sold_out: roll back. Several takings (a combined batch) succeed or fail together.
    void take(db::Tx& tx, std::span<const Taking> takings) const;
    void take(db::Tx& tx, const Taking& taking) const { take(tx, std::span(&taking, 1)); }

    // Those of the holds that were made as offers.
    std::unordered_map<HoldId, OfferedHold> offers(
        db::Session& session, const std::vector<HoldId>& holds) const;
    // Those that nobody accepted and that are not over, locked: to be released in this transaction.
    std::vector<HoldId> lock_offers(db::Tx& tx, const std::vector<HoldId>& offers) const;

    // active → converted; touches no pool. False when the hold was not active: nothing happened (INV-3).
    bool convert(db::Tx& tx, const HoldId& hold) const;
    // The same for several at once; returns how many were active.
    int convert(db::Tx& tx, std::span<const HoldId> holds) const;

    // An active hold lasts until then, for friends who pay it together. False when it was not active.
    bool keep_for_split(db::Tx& tx, const HoldId& hold, Time until) const;

    // The moment when the sale of the first of these items ends, at the event's end at the latest.
    Time sale_end(db::Session& session, const EventId& event, const std::vector<ItemId>& items) const;

    // active → released, giving its places back. False when it was not active.
    bool release(db::Tx& tx, const HoldId& hold) const;
    // The same for several at once, each pool once; returns how many were active.
    int release(db::Tx& tx, std::span<const HoldId> holds) const;

    // released → converted, if the stock is still there (late money, ORD-11): throws like take(). False when
    // the hold was not released.
    bool retake(db::Tx& tx, const HoldId& hold) const;

    // Gives places of a converted hold back: refunds, cancelled tickets. The caller's own guarded transition
    // makes it happen once. Throws internal when the hold does not have that many.
    void give_back(db::Tx& tx, const HoldId& hold, const std::vector<Wish>& places) const;

    // After COMMIT. Stock went down, or came back: listeners are told; before that, sold-out answers from
    // Redis end.
    void stock_taken(const EventId& event) const;
    void stock_returned(const EventId& event) const;

    // The next events, at most so many, where stock came back or the sale changed since they were last taken.
    std::vector<EventId> take_returned(int most) const;
    // As if stock had come back, without telling anybody else. Never throws.
    void wake_waiters(const EventId& event) const;

    // Items of an event with their pools and what is left, whether or not they may be sold now.
    Catalogue look(db::Session& session, const events::Facts& event, const std::vector<ItemId>& items) const;
    std::optional<SaleItem> find(db::Session& session, const ItemId& item) const;  // without stock

    // People wait for places of these pools: nobody else may take from them (INV-5). An item's own pool
    // carries how many they are.
    void await(db::Tx& tx, const EventId& event, const std::map<PoolId, int>& pools) const;
    // Events with such pools.
    std::vector<EventId> awaited_events(db::Session& session) const;
    // The same for all pools of the event. Other pools of it are free again if `nobody_else` waits, which is
    // asked when no other transaction can change these rows any more.
    void await_only(db::Tx& tx, const EventId& event, const std::map<PoolId, int>& pools,
        const std::function<bool()>& nobody_else) const;

    // What an event sells, with stock and state, in order; hidden and inactive items included.
    EventStock event_stock(db::Session& session, const EventId& event) const;
    std::vector<SaleItem> items(db::Session& session, const EventId& event) const;

    // The days of events in order of time, without figures; nothing for those that have none. The first takes
    // the zone in which days are named.
    std::vector<Day> days(db::Session& session, const EventId& event, const std::string& zone) const;
    std::unordered_map<EventId, std::vector<Day>> days(
        db::Session& session, const std::unordered_map<EventId, events::Brief>& events) const;

    // What the event asks of its buyers, in order; also what it does not ask any more.
    std::vector<Question> questions(db::Session& session, const EventId& event) const;

    // What everybody may see; not_found for drafts.
    Availability availability(db::Session& session, const EventId& event) const;
    std::string availability_json(const Availability& availability) const;

    // Stock of several events, for lists.
    std::unordered_map<EventId, Stock> stock(db::Session& session, const std::vector<EventId>& events) const;

    // Uses of codes and what persons have, where the counter differs from the sum of the unreleased claims
    // (I7).
    std::vector<ClaimMismatch> reconcile_claims(db::Session& session) const;
    // Sets one such counter to the sum, with an audit row, as the repair of a pool does.
    Repair repair(const auth::Caller& caller, const ClaimKey& claims) const;

    // Pools whose counter differs from the sum of their unreleased holds (I2, INV-8). Repairs nothing.
    std::vector<Mismatch> reconcile(db::Session& session) const;
    // Sets one pool's counter to the sum of its holds, with an audit row. Safe beside running sales: they
    // change a pool last before COMMIT, so whoever has its row locked sees all holds that it counts.
    Repair repair(const auth::Caller& caller, const PoolId& pool) const;

    // Recomputes what lists show of the event's sale; answers what everybody may see now, nothing for drafts.
    std::optional<Availability> refresh(const EventId& event) const;

    // The stock as everybody may see it: no hidden items, no figures of the organizer.
    static EventStock for_everybody(const events::Facts& event, EventStock stock);

private:
    const Context& context_;
    events::Service events_;
};

}  // namespace gatehouse::inventory
