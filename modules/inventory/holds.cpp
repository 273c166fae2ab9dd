// Taking stock and giving it back. Counters on pools change only here, together with the holds that explain
// them.

#include <algorithm>

#include "modules/inventory/claims.hpp"
#include "modules/inventory/repository.hpp"
#include "modules/inventory/service.hpp"

namespace gatehouse::inventory {

namespace {

constexpr const char* kActive = "active";
constexpr const char* kConverted = "converted";
constexpr const char* kReleased = "released";

repo::Needs sum_of(std::span<const Taking> takings)
{
    repo::Needs sum;
    for (const auto& taking : takings) {
        if (!taking.accepted_by.empty()) continue;  // its places were taken with the offer
        for (const auto& item : taking.items)
            for (const auto& pool : item.pools) {
                auto& need = sum[pool.id];
                need.quantity += item.quantity - item.reserved;
                // Two looks that differ cannot both be true.
                need.revision = std::min(need.revision.value_or(pool.revision), pool.revision);
            }
    }
    return sum;
}

// In ascending id, each with its guard; `item_of` names the item that a short pool belongs to.
template <class F>
void take_all(db::Tx& tx, const repo::Needs& needs, F item_of)
{
    for (const auto& [pool, need] : needs) {
        if (need.quantity == 0 ? repo::lock_unchanged(tx, pool, need) : repo::take(tx, pool, need)) continue;
        throw shortage(repo::left(tx, pool).value_or(0), item_of(pool));
    }
}

// Offers that become orders' holds. The guard decides; afterwards we look why it did not let somebody
// through.
void accept_all(db::Tx& tx, std::span<const Taking> takings, Time now)
{
    for (const auto& taking : takings) {
        if (taking.accepted_by.empty() || repo::accept(tx, taking, now)) continue;
        const auto offer = repo::offers(tx, {taking.hold.id});
        if (offer.empty()) throw Error(kOfferMismatch, "no offer " + taking.hold.id.str());
        std::vector<Wish> wishes;
        for (const auto& item : taking.items) wishes.push_back({item.id, item.quantity});
        offer.front().require_acceptable(wishes, taking.accepted_by, now);
        throw Error(kOfferExpired, taking.hold.id.str());
    }
}

// Does something for each pool of these holds, until it has seen all of them: while we waited for a pool, its
// item may have begun to draw from another one, and our holds with it (Days and capacities in README.md).
template <class F>
void for_all_lines(db::Tx& tx, std::span<const HoldId> holds, F act)
{
    repo::Quantities done;
    for (;;) {
        auto lines = repo::lines_of(tx, holds);
        std::erase_if(lines, [&](const auto& line) { return done.contains(line.first); });
        if (lines.empty()) return;
        act(lines);
        done.merge(lines);
    }
}

}  // namespace

void Service::take(db::Tx& tx, std::span<const Taking> takings) const
{
    for (const auto& taking : takings)
        for (const auto& item : taking.items)
            if (item.pools.empty() || item.quantity < 1)
                throw Error(kInternal, "nothing to take for " + item.id.str());
    accept_all(tx, takings, context_.clock.now());
    repo::insert_holds(tx, takings);
    repo::insert_offers(tx, takings);
    claims::note(tx, takings);
    take_all(tx, sum_of(takings), [&](const PoolId& pool) {
        for (const auto& taking : takings)
            for (const auto& item : taking.items)
                if (std::ranges::find(item.pools, pool, &Source::id) != item.pools.end()) return item.id;
        return ItemId();
    });
    claims::take(tx, takings);
}

bool Service::convert(db::Tx& tx, const HoldId& hold) const { return convert(tx, std::span(&hold, 1)) == 1; }

int Service::convert(db::Tx& tx, std::span<const HoldId> holds) const
{
    return repo::move_holds(tx, holds, kActive, kConverted);
}

bool Service::keep_for_split(db::Tx& tx, const HoldId& hold, Time until) const
{
    return repo::keep_for_split(tx, hold, until);
}

Time Service::sale_end(db::Session& session, const EventId& event, const std::vector<ItemId>& items) const
{
    const auto facts = events_.find(session, event);
    if (!facts) throw Error(kNotFound, event.str());
    auto end = facts->ends_at;
    for (const auto& id : items)
        if (const auto item = find(session, id); item && item->sales_end)
            end = std::min(end, *item->sales_end);
    return end;
}

bool Service::release(db::Tx& tx, const HoldId& hold) const { return release(tx, std::span(&hold, 1)) == 1; }

// The pools last, each once: somebody may be waiting for them to buy.
int Service::release(db::Tx& tx, std::span<const HoldId> holds) const
{
    const auto active = repo::lock_active(tx, holds);
    if (active.empty()) return 0;
    std::vector<HoldId> ids, claiming;
    for (const auto& hold : active) {
        ids.push_back(hold.id);
        if (hold.has_claims) claiming.push_back(hold.id);
    }
    repo::move_holds(tx, ids, kActive, kReleased);
    const auto claimed = claiming.empty() ? claims::Claimed() : claims::lock(tx, claiming);
    for_all_lines(tx, ids, [&](const repo::Quantities& lines) { repo::put_back(tx, lines); });
    claims::give_back(tx, claimed);
    return static_cast<int>(active.size());
}

bool Service::retake(db::Tx& tx, const HoldId& hold) const
{
    if (repo::move_holds(tx, std::span(&hold, 1), kReleased, kConverted) != 1) return false;
    // Late money takes from what everybody may have: the code's reserve may be somebody else's by now.
    const auto counts = repo::claims_of(tx, std::span(&hold, 1));
    if (std::ranges::any_of(counts, [](const auto& c) { return c.first.kind == ClaimKind::reserve; }))
        repo::forget_reserve(tx, hold);
    for_all_lines(tx, std::span(&hold, 1), [&](const repo::Quantities& lines) {
        repo::Needs needs;
        for (const auto& [pool, quantity] : lines) needs[pool].quantity = quantity;
        take_all(tx, needs, [](const PoolId&) { return ItemId(); });
    });
    claims::retake(tx, counts);
    return true;
}

void Service::give_back(db::Tx& tx, const HoldId& hold, const std::vector<Wish>& places) const
{
    if (!repo::lock_converted(tx, hold)) throw Error(kInternal, "not converted: " + hold.str());
    repo::Quantities done;
    for (;;) {
        repo::Quantities back;
        for (const auto& place : places)
            for (const auto& pool : repo::pool_ids_of(tx, place.item))
                if (!done.contains(pool)) back[pool] += place.quantity;
        if (back.empty()) break;
        for (const auto& [pool, quantity] : back)
            if (quantity > 0 && !repo::reduce_line(tx, hold, pool, quantity))
                throw Error(kInternal, hold.str() + " does not have that many of " + pool.str());
        repo::put_back(tx, back);
        done.merge(back);
    }
    for (const auto& place : places) repo::reduce_claims(tx, hold, place.item, place.quantity);
    // Who gave everything back has not used the code.
    const auto lines = repo::lines_of(tx, std::span(&hold, 1));
    if (!std::ranges::all_of(lines, [](const auto& line) { return line.second == 0; })) return;
    claims::give_back(tx, {repo::claims_of(tx, std::span(&hold, 1)), {}});
    repo::forget_claims(tx, hold);
}

std::vector<Mismatch> Service::reconcile(db::Session& session) const { return repo::mismatches(session); }

}  // namespace gatehouse::inventory
