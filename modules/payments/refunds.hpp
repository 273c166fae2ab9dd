// What organizers give back of sold orders: money, tickets, or both (REF-1, TKT-4). Private to this module.

#pragma once

#include "modules/orders/service.hpp"
#include "modules/payments/fee_policy.hpp"
#include "modules/payments/types.hpp"

namespace gatehouse::payments {

// What of an order can be given back.
struct Refundable {
    struct One {
        tickets::Ticket ticket;
        Money worth;  // as it was sold
    };
    Money total, refunded, left;
    std::vector<One> tickets;  // that are valid or used
};

class Refunds {
public:
    explicit Refunds(const Context& context)
        : context_(context), events_(context), orders_(context), tickets_(context)
    {
    }

    // For who may handle the organization's money; not_found for strangers, forbidden for other members.
    Refundable look(const auth::Caller& caller, const OrderId& order) const;

    // Cancels the tickets and writes the refund that the scheduler sends, in one transaction: their codes are
    // dead before any money moves, and their places are on sale again. The same `idempotency` (32 bytes)
    // again does nothing more. Throws order_not_sold, nothing_to_refund, refund_too_much, ticket_not_live.
    Refundable give(const auth::Caller& caller, const OrderId& order, const GiveBack& wanted,
        const std::string& idempotency) const;

    // What goes back of an order.
    struct Plan {
        Money amount;
        std::vector<tickets::Ticket> tickets = {};  // that the transaction has cancelled
        std::string reason = {};                    // the buyer reads it
        std::optional<Parting> event_cancelled =
            {};  // because of that: what goes back in the end, and what not
    };
    // Carries it out for an order that is locked, in the caller's transaction: refund, news, places. What was
    // paid in cash goes back by hand. Call it last: it changes pools.
    void carry_out(db::Tx& tx, const auth::Caller& caller, const orders::Order& order, const Plan& plan,
        const std::string& idempotency) const;

private:
    orders::Order require(db::Session& session, const auth::Caller& caller, const OrderId& id) const;
    Plan plan(db::Tx& tx, const orders::Order& order, const GiveBack& wanted) const;
    struct Part;
    std::vector<Part> parts(db::Tx& tx, const orders::Order& order, const Money& amount) const;
    RefundId write_parts(
        db::Tx& tx, const orders::Order& order, const Plan& plan, const std::string& idempotency) const;

    const Context& context_;
    events::Service events_;
    orders::Service orders_;
    tickets::Service tickets_;
};

}  // namespace gatehouse::payments
