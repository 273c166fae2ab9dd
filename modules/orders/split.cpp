// Orders that friends pay together (SPL-1): what changes is who pays, and for how long the tickets are held.
// The shares themselves are the business of payments.

#include "common/audit.hpp"
#include "modules/orders/changes.hpp"
#include "modules/orders/paying_repository.hpp"
#include "modules/orders/service.hpp"

namespace gatehouse::orders {

Time Service::split_until(db::Session& session, const Order& order, Time now) const
{
    std::vector<ItemId> items;
    for (const auto& line : order.lines) items.push_back(line.item);
    return std::min<Time>(now + kSplitFor, inventory_.sale_end(session, order.event, items));
}

void Service::split(db::Tx& tx, const auth::Caller& caller, const Order& locked, Time until, Time now) const
{
    if (!repo::set_split(tx, locked.id, until, now)) {
        if (locked.status == Status::pending && locked.expires_at <= now)
            throw Error(kHoldExpired, locked.id.str());
        throw Error(kNotOpen, locked.id.str());
    }
    if (!inventory_.keep_for_split(tx, locked.hold, until))
        throw Error(kInternal, "the hold of pending " + locked.id.str() + " is over");
    audit::record(tx, now, caller, {"order.split", "order", locked.id.uuid(), locked.organization, ""});
    tell(context_, tx, {{caller, locked}});
}

}  // namespace gatehouse::orders
