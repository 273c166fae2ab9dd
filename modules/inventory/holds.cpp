// Taking stock and giving it back. Counters on pools change only here, together with the holds that explain
// them.

#include <algorithm>

#include "modules/inventory/repository.hpp"
#include "modules/inventory/service.hpp"

namespace gatehouse::inventory {

namespace {

constexpr const char* kActive = "active";
constexpr const char* kConverted = "converted";
constexpr const char* kReleased = "released";

repo::Quantities sum_of(std::span<const Taking> takings)
{
    repo::Quantities sum;
    for (const auto& taking : takings)
        for (const auto& item : taking.items)
            for (const auto& pool : item.pools) sum[pool] += item.quantity;
    return sum;
}

// In ascending id, each with its guard; `type_of` names the type that a short pool belongs to.
template <class F>
void take_all(db::Tx& tx, const repo::Quantities& quantities, F type_of)
{
    for (const auto& [pool, quantity] : quantities) {
        if (quantity == 0 || repo::take(tx, pool, quantity)) continue;
        throw shortage(repo::left(tx, pool).value_or(0), type_of(pool));
    }
}

}  // namespace

void Service::take(db::Tx& tx, std::span<const Taking> takings) const
{
    for (const auto& taking : takings)
        for (const auto& item : taking.items)
            if (item.pools.empty() || item.quantity < 1)
                throw Error(kInternal, "nothing to take for " + item.type.str());
    repo::insert_holds(tx, takings);
    take_all(tx, sum_of(takings), [&](const PoolId& pool) {
        for (const auto& taking : takings)
            for (const auto& item : taking.items)
                if (std::ranges::find(item.pools, pool) != item.pools.end()) return item.type.str();
        return std::string();
    });
}

bool Service::convert(db::Tx& tx, const HoldId& hold) const { return convert(tx, std::span(&hold, 1)) == 1; }

int Service::convert(db::Tx& tx, std::span<const HoldId> holds) const
{
    return repo::move_holds(tx, holds, kActive, kConverted);
}

bool Service::release(db::Tx& tx, const HoldId& hold) const { return release(tx, std::span(&hold, 1)) == 1; }

// The pools last, each once: somebody may be waiting for them to buy.
int Service::release(db::Tx& tx, std::span<const HoldId> holds) const
{
    const auto active = repo::lock_active(tx, holds);
    if (active.empty()) return 0;
    repo::move_holds(tx, active, kActive, kReleased);
    repo::put_back(tx, repo::lines_of(tx, active));
    return static_cast<int>(active.size());
}

bool Service::retake(db::Tx& tx, const HoldId& hold) const
{
    if (repo::move_holds(tx, std::span(&hold, 1), kReleased, kConverted) != 1) return false;
    take_all(tx, repo::lines_of(tx, std::span(&hold, 1)), [](const PoolId&) { return std::string(); });
    return true;
}

void Service::give_back(db::Tx& tx, const HoldId& hold, const std::vector<Wish>& places) const
{
    if (!repo::lock_converted(tx, hold)) throw Error(kInternal, "not converted: " + hold.str());
    repo::Quantities back;
    for (const auto& place : places)
        for (const auto& pool : repo::pool_ids_of(tx, place.type)) back[pool] += place.quantity;
    for (const auto& [pool, quantity] : back)
        if (quantity > 0 && !repo::reduce_line(tx, hold, pool, quantity))
            throw Error(kInternal, hold.str() + " does not have that many of " + pool.str());
    repo::put_back(tx, back);
}

std::vector<Expired> Service::lock_expired(db::Tx& tx, Time now, int most) const
{
    return repo::lock_expired(tx, now, most);
}

std::vector<Mismatch> Service::reconcile(db::Session& session) const { return repo::mismatches(session); }

}  // namespace gatehouse::inventory
