// Offers are holds (QUE-5), and what people wait for is nobody else's (INV-5). Who waits and whose turn it
// is, is the queue's matter.

#include <algorithm>

#include "modules/inventory/repository.hpp"
#include "modules/inventory/service.hpp"

namespace gatehouse::inventory {

void OfferedHold::require_acceptable(
    const std::vector<Wish>& wishes, const std::vector<std::string>& keys, Time now) const
{
    if (std::ranges::find(keys, owner) == keys.end()) throw Error(kOfferMismatch, "another person");
    if (order) throw Error(kOfferUsed, hold.str()).with("order_id", order->str());
    if (!active || expires_at <= now) throw Error(kOfferExpired, hold.str());
    if (wishes.size() != 1 || wishes.front().item != item || wishes.front().quantity != quantity)
        throw Error(kOfferMismatch, "other lines").with("quantity", quantity);
}

std::unordered_map<HoldId, OfferedHold> Service::offers(
    db::Session& session, const std::vector<HoldId>& holds) const
{
    std::unordered_map<HoldId, OfferedHold> out;
    if (holds.empty()) return out;
    for (auto& offer : repo::offers(session, holds)) out.emplace(offer.hold, std::move(offer));
    return out;
}

std::vector<HoldId> Service::lock_offers(db::Tx& tx, const std::vector<HoldId>& offers) const
{
    return offers.empty() ? std::vector<HoldId>() : repo::lock_offers(tx, offers);
}

Catalogue Service::look(
    db::Session& session, const events::Facts& event, const std::vector<ItemId>& items) const
{
    Catalogue catalogue{event, {}, {}, {}, {}};
    repo::add_offers(session, catalogue, items);
    return catalogue;
}

std::optional<SaleItem> Service::find(db::Session& session, const ItemId& item) const
{
    return repo::find_item(session, item);
}

std::vector<EventId> Service::awaited_events(db::Session& session) const
{
    return repo::awaited_events(session);
}

void Service::await(db::Tx& tx, const EventId& event, const std::map<PoolId, int>& pools) const
{
    repo::put_awaited(tx, event, pools);
}

void Service::await_only(db::Tx& tx, const EventId& event, const std::map<PoolId, int>& pools,
    const std::function<bool()>& nobody_else) const
{
    if (repo::awaited(tx, event) == pools) return;
    std::vector<PoolId> over;
    for (const auto& [pool, waiting] : repo::lock_awaited(tx, event))
        if (!pools.contains(pool)) over.push_back(pool);
    if (!over.empty() && nobody_else()) repo::remove_awaited(tx, over);
    repo::put_awaited(tx, event, pools);
}

}  // namespace gatehouse::inventory
