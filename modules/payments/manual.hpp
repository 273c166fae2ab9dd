// Orders that an organizer opens for somebody, with the money they took for them (ORD-9). Private to this
// module.

#pragma once

#include "modules/orders/service.hpp"
#include "modules/payments/types.hpp"

namespace gatehouse::payments {

class ManualOrders {
public:
    explicit ManualOrders(const Context& context) : context_(context), events_(context), orders_(context) {}

    // Complete at once, its tickets on their way to whoever they are for. For members who may edit the event;
    // with a price, for those who may handle its money, and the books say that the organizer has it. The same
    // `idempotency` (32 bytes) again is the same order. Throws sold_out, insufficient_stock, queue_required.
    orders::Order open(const auth::Caller& caller, const EventId& event, const orders::ManualOrder& wanted,
        const std::string& idempotency) const;

private:
    void require(db::Session& session, const auth::Caller& caller, const EventId& event,
        const orders::ManualOrder& wanted) const;
    std::optional<orders::Order> before(const EventId& event, const std::string& idempotency) const;
    void book(db::Tx& tx, const orders::Order& order) const;

    const Context& context_;
    events::Service events_;
    orders::Service orders_;
};

}  // namespace gatehouse::payments
