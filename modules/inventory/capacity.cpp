#include "modules/inventory/capacity.hpp"

namespace gatehouse::inventory {

namespace {

// What is kept for those who have a code is reserved as well.
Error in_use(db::Session& session, const EventId& event, const repo::Pool& pool)
{
    const auto of = repo::held_of(session, event)[pool.id];
    const int held = std::min(of.by_buyers + of.reserved, pool.taken), sold = pool.taken - held;
    return Error(kCapacityInUse)
        .with("sold", sold)
        .with("held", held)
        .saying("The capacity cannot be less than what is already taken: " + std::to_string(sold) +
                " sold and " + std::to_string(held) + " reserved.");
}

}  // namespace

std::string capacity_json(std::optional<int> from, std::optional<int> to)
{
    json::Writer out;
    out.object().key("from");
    from ? out.value(*from) : out.null();
    out.key("to");
    to ? out.value(*to) : out.null();
    return out.end_object().take();
}

std::vector<PoolId> shared_pools(const repo::EventPools& pools, const std::vector<Day>& days, DaysMask mask)
{
    std::vector<PoolId> out;
    for (const auto& day : covered(days, mask))
        if (day.pool) out.push_back(*day.pool);
    if (const auto* pool = pools.of_event()) out.push_back(pool->id);
    return out;
}

PoolId share(db::Tx& tx, const Context& context, const EventId& event, repo::PoolKind kind, int capacity,
    const std::vector<ItemId>& items)
{
    const auto pools = repo::pools_of(tx, event);
    std::map<PoolId, ItemId> own;
    for (const auto& item : items) own[pools.own(item).id] = item;
    std::vector<PoolId> locked;
    for (const auto& [pool, item] : own) {
        repo::lock_pool(tx, pool);
        locked.push_back(pool);
    }
    repo::Pool pool{new_id<PoolId>(context), kind, capacity, 0};
    pool.taken = repo::insert_pool(tx, pool, event, locked);
    if (pool.taken > capacity) throw in_use(tx, event, pool);
    for (const auto& [mine, item] : own) repo::draw_from(tx, item, mine, {pool.id});
    return pool.id;
}

void resize(db::Tx& tx, const EventId& event, const PoolId& id, std::optional<int> capacity)
{
    if (repo::resize(tx, id, capacity)) return;
    const auto pool = repo::lock_pool(tx, id);
    if (!pool) throw Error(kInternal, "no pool " + id.str());
    throw in_use(tx, event, *pool);
}

}  // namespace gatehouse::inventory
