#include "modules/queue/ends.hpp"

#include <algorithm>
#include <set>

#include "common/outbox.hpp"
#include "modules/orders/service.hpp"
#include "modules/queue/news.hpp"
#include "modules/queue/places.hpp"

namespace gatehouse::queue {

using namespace std::chrono_literals;

namespace {

constexpr int kBatch = 100;

std::vector<HoldId> holds_of(const std::vector<Entry>& entries)
{
    std::vector<HoldId> holds;
    for (const auto& entry : entries)
        if (entry.status == Status::offered && entry.offer) holds.push_back(inventory::hold_of(*entry.offer));
    return holds;
}

// Offered entries: those whose offer nobody accepted, and those that have an order.
struct Split {
    std::vector<Entry> open, accepted;
    std::vector<HoldId> holds;  // of the open ones, locked
};
Split split(db::Tx& tx, const inventory::Service& inventory, const std::vector<Entry>& offered)
{
    Split out;
    out.holds = inventory.lock_offers(tx, holds_of(offered));
    const auto known = inventory.offers(tx, holds_of(offered));
    for (const auto& entry : offered) {
        const auto it = known.find(inventory::hold_of(entry.offer.value()));
        const bool has_order = it != known.end() && it->second.order;
        (has_order ? out.accepted : out.open).push_back(entry);
        if (has_order) out.accepted.back().order = it->second.order;
    }
    return out;
}

template <class F>
auto each(const std::vector<Entry>& entries, F value)
{
    std::vector<decltype(value(entries.front()))> out;
    for (const auto& entry : entries) out.push_back(value(entry));
    return out;
}
const auto kId = [](const Entry& e) { return e.id; };
const auto kUuid = [](const Entry& e) { return e.id.uuid(); };
const auto kOffer = [](const Entry& e) { return e.offer.value(); };

}  // namespace

int Ends::expire() const
{
    const inventory::Service inventory(context_);
    const auto now = context_.clock.now();
    std::vector<Entry> due, expired;
    context_.db.transact([&](db::Tx& tx) {
        due = repo::lock_due(tx, now, kBatch);
        if (due.empty()) return;
        auto [open, accepted, holds] = split(tx, inventory, due);
        for (const auto& entry : accepted) repo::set_order(tx, entry.id, entry.order.value());
        repo::end_all(tx, each(open, kId), Status::expired, now, "");
        repo::end_offers(tx, each(open, kOffer), "expired", now);
        outbox::publish_all(tx, kOfferExpired, each(open, kUuid), now);
        if (!holds.empty()) inventory.release(tx, holds);
        expired = std::move(open);
    });
    std::set<EventId> events;
    for (const auto& entry : expired) {
        events.insert(entry.event);
        mark(context_, entry.item, {entry.id});
    }
    for (const auto& event : events) inventory.stock_returned(event);
    if (!expired.empty())
        context_.metrics.count("queue_offers", "expired", static_cast<double>(expired.size()));
    return static_cast<int>(due.size());
}

int Ends::close(const ItemId& item, const std::string& reason) const
{
    int done = 0;
    for (;;) {
        const int some = close_some(item, reason);
        if (some == 0) return done;
        done += some;
    }
}

int Ends::close_some(const ItemId& item, const std::string& reason) const
{
    const inventory::Service inventory(context_);
    const auto now = context_.clock.now();
    std::vector<Entry> gone;
    std::vector<EntryId> left;
    std::optional<Line> line;
    bool returned = false;
    context_.db.transact([&](db::Tx& tx) {
        gone.clear(), left.clear();
        line = repo::lock_line(tx, item);
        if (!line) return;
        std::vector<Entry> offered;
        for (auto& entry : repo::lock_live(tx, item, kBatch))
            (entry.status == Status::offered ? offered : gone).push_back(entry);
        left = each(gone, kId);
        auto [open, accepted, holds] = split(tx, inventory, offered);
        for (const auto& entry : accepted) repo::set_order(tx, entry.id, entry.order.value());
        repo::end_offers(tx, each(open, kOffer), "cancelled", now);
        gone.insert(gone.end(), open.begin(), open.end());
        repo::end_all(tx, each(gone, kId), Status::cancelled, now, reason);
        line->waiting -= static_cast<int>(left.size());
        if (!left.empty()) repo::save(tx, *line, now);
        outbox::publish_all(tx, kClosed, each(gone, kUuid), now);
        returned = !holds.empty();
        if (returned) inventory.release(tx, holds);
    });
    if (gone.empty()) return 0;
    Places(context_).changed(*line, {}, left);
    mark(context_, item, each(gone, kId));
    if (returned) inventory.stock_returned(line->event);
    context_.metrics.count("queue_left", reason, static_cast<double>(gone.size()));
    return static_cast<int>(gone.size());
}

void Ends::leave(const Entry& entry) const
{
    const inventory::Service inventory(context_);
    const auto now = context_.clock.now();
    std::optional<Line> line;
    bool waited = false, returned = false;
    context_.db.transact([&](db::Tx& tx) {
        waited = returned = false;
        line = repo::lock_line(tx, entry.item);
        const auto locked = repo::lock(tx, entry.id);
        if (!line || !locked || !locked->live()) return;
        waited = locked->status == Status::waiting;
        if (waited) {
            --line->waiting;
            repo::save(tx, *line, now);
        } else {
            const auto [open, accepted, holds] = split(tx, inventory, {*locked});
            if (!accepted.empty())
                throw Error(inventory::kOfferUsed, entry.id.str())
                    .with("order_id", accepted.front().order->str());
            repo::end_offer(tx, *locked->offer, "cancelled", now);
            returned = !holds.empty();
            if (returned) inventory.release(tx, holds);
        }
        repo::end(tx, entry.id, locked->status, Status::cancelled, now, "left");
    });
    if (!waited && !returned) return;
    if (waited) Places(context_).changed(*line, {}, {entry.id});
    mark(context_, entry.item, {entry.id});
    context_.metrics.count("queue_left", "left");
    if (returned)
        inventory.stock_returned(entry.event);
    else
        inventory.wake_waiters(entry.event);
}

void Ends::heard(const OrderId& order) const
{
    const auto entry = context_.db.read([&](db::Session& s) { return repo::find_by_order(s, order); });
    if (entry) settle(entry->id, order);
}

void Ends::heard_of_new(const OrderId& id) const
{
    const auto entry = context_.db.read([&](db::Session& s) -> std::optional<Entry> {
        const auto order = orders::Service(context_).find(s, id);
        return order ? repo::find_by_offer(s, OfferId(order->hold.uuid())) : std::nullopt;
    });
    if (entry) settle(entry->id, id);
}

// News may come late, twice, and in another order than it happened, so the order itself is asked.
void Ends::settle(const EntryId& id, const OrderId& order_id) const
{
    const auto now = context_.clock.now();
    std::optional<Entry> entry;
    context_.db.transact([&](db::Tx& tx) {
        const auto order = orders::Service(context_).find(tx, order_id);
        entry = repo::lock(tx, id);
        if (!entry || !order || !entry->offer || inventory::hold_of(*entry->offer) != order->hold) return;
        if (entry->status == Status::offered) repo::set_order(tx, id, order_id);
        if (order->completed_at) {
            repo::purchased(tx, id, now);
            repo::end_offer(tx, *entry->offer, "purchased", now);
        } else if (order->status == orders::Status::expired) {
            if (repo::end(tx, id, Status::offered, Status::expired, now, "")) {
                repo::end_offer(tx, *entry->offer, "expired", now);
                outbox::publish(tx, kOfferExpired, id.uuid(), now);
            }
        } else if (order->status == orders::Status::cancelled) {
            if (repo::end(tx, id, Status::offered, Status::cancelled, now, "order_cancelled"))
                repo::end_offer(tx, *entry->offer, "cancelled", now);
        }
    });
    if (entry) mark(context_, entry->item, {id});
}

int Ends::settle_forgotten() const
{
    const auto entries = context_.db.read([&](db::Session& session) {
        return repo::with_orders(session, context_.clock.now() - 2min, kBatch);
    });
    for (const auto& entry : entries)
        if (entry.order) settle(entry.id, *entry.order);
    return 0;
}

}  // namespace gatehouse::queue
