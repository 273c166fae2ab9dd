#include "modules/inventory/copy.hpp"

#include "modules/inventory/capacity.hpp"

namespace gatehouse::inventory {

namespace {

PoolId new_pool(
    db::Tx& tx, const Context& context, const EventId& event, repo::PoolKind kind, std::optional<int> size)
{
    const auto id = new_id<PoolId>(context);
    repo::insert_pool(tx, {id, kind, size, 0}, event, {});
    return id;
}

}  // namespace

std::map<ItemId, ItemId> copy_stock(
    db::Tx& tx, const Context& context, const EventStock& from, const EventId& to, Time::duration shift)
{
    const auto now = context.clock.now();
    auto days = from.days;
    for (auto& day : days) {
        day.id = new_id<DayId>(context);
        day.event = to;
        day.starts_at += shift;
        day.ends_at += shift;
        // Its number stays: the masks of the items are copied as they are.
        if (day.pool) day.pool = new_pool(tx, context, to, repo::PoolKind::day, day.capacity);
        repo::insert_day(tx, day);
    }
    if (from.capacity) new_pool(tx, context, to, repo::PoolKind::event, from.capacity);
    const auto pools = repo::pools_of(tx, to);
    std::map<ItemId, ItemId> copies;
    for (auto item : from.items) {
        auto& copy = copies[item.id];
        item.id = copy = ItemId(new_uuid(context), item.id.is_bundle());
        item.event = to;
        item.created_at = item.updated_at = now;
        if (item.sales_start) *item.sales_start += shift;
        if (item.sales_end) *item.sales_end += shift;
        const auto own = new_id<PoolId>(context);
        repo::insert_item(tx, item, own);
        repo::draw_from(tx, item.id, own, shared_pools(pools, days, item.days));
    }
    return copies;
}

}  // namespace gatehouse::inventory
