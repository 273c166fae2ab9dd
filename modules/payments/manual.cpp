#include "modules/payments/manual.hpp"

#include "common/http/idempotency.hpp"
#include "modules/payments/ledger.hpp"

namespace gatehouse::payments {

using organizations::Permission;

namespace {

constexpr int kTries = 3;

}  // namespace

void ManualOrders::require(db::Session& session, const auth::Caller& caller, const EventId& event,
    const orders::ManualOrder& wanted) const
{
    events_.require_manageable(session, caller, event, Permission::events);
    if (wanted.pricing != orders::Pricing::free)
        events_.require_manageable(session, caller, event, Permission::money);
    if (wanted.pricing == orders::Pricing::own && !wanted.total)
        throw Error(kInvalid, {}, {{"/total", "required", "is required with a price of your own"}});
}

std::optional<orders::Order> ManualOrders::before(const EventId& event, const std::string& idempotency) const
{
    const auto order =
        context_.db.read([&](db::Session& session) { return orders_.find_by_key(session, idempotency); });
    if (order && order->event != event) throw Error(http::kKeyMismatch, order->id.str());
    return order;
}

// The organizer has the money already. There is no payment of ours: the ledger says where it is, and the
// buyer is shown it.
void ManualOrders::book(db::Tx& tx, const orders::Order& order) const
{
    if (order.total.amount == 0) return;
    const auto now = context_.clock.now();
    const orders::OrderMove move{order.id, {orders::MoneyKind::payment, new_id<PaymentId>(context_).uuid(),
                                               order.total, orders::MoneyStatus::succeeded, {}, "", now}};
    orders_.record_money(tx, std::span(&move, 1), now);
    const auto posting = ledger::manual(order);
    ledger::post(tx, std::span(&posting, 1), now);
}

orders::Order ManualOrders::open(const auth::Caller& caller, const EventId& event,
    const orders::ManualOrder& wanted, const std::string& idempotency) const
{
    for (int tries = 1;; ++tries) {
        const auto manual = context_.db.read([&](db::Session& session) -> std::optional<orders::Manual> {
            require(session, caller, event, wanted);
            if (orders_.find_by_key(session, idempotency)) return {};
            return orders_.prepare_manual(session, event, wanted);
        });
        if (!manual) return orders_.get(caller, before(event, idempotency).value().id);
        try {
            context_.db.transact([&](db::Tx& tx) {
                require(tx, caller, event, wanted);
                orders_.open_manual(tx, caller, *manual, idempotency, [&] { book(tx, manual->order); });
            });
            orders_.mark_changed(event);
            return orders_.get(caller, manual->order.id);
        } catch (const Error& e) {
            // Somebody took from the same places since we looked: look again, and say what is left.
            if (!inventory::is_shortage(e)) throw;
            if (tries == kTries) throw Error(kBusy, "the pools changed at every try");
        } catch (const std::exception& e) {
            // The same request came twice at once, or a number is taken.
            if (!db::is_duplicate(e) || tries == kTries) throw;
        }
    }
}

}  // namespace gatehouse::payments
