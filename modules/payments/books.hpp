// What money does to the books, for one payment or for many at once. Private to this module.

#pragma once

#include <map>
#include <span>
#include <vector>

#include "common/app/context.hpp"
#include "modules/orders/service.hpp"
#include "modules/payments/types.hpp"

namespace gatehouse::payments {

// What buyers are shown of a payment or refund.
orders::OrderMove to_move(const Payment& payment);
orders::OrderMove to_move(const Refund& refund);

// The detail of an audit row.
std::string money_json(const char* name, const Money& money, const char* why);

// A payment, locked and not paid yet, and what came for it.
struct Received {
    Payment payment;
    Money amount;
};

// Marks the payments as succeeded, with what buyers and staff see of it.
void book(const Context& context, db::Tx& tx, std::span<Received> received);

// Writes a refund that is new, into the ledger and for buyers as well. `idempotency` is the request's 32
// bytes, of one that somebody asked for.
void open_refund(const Context& context, db::Tx& tx, const Refund& refund,
    const std::optional<db::Bytes>& idempotency = {});

// Writes what became of a refund that is locked and was in the state `before`; `due_at` is when it is looked
// at again.
void change_refund(const Context& context, db::Tx& tx, const Refund& refund, RefundStatus before,
    const std::string& error, Time due_at);

// Which events are cancelled, each asked for once.
class Cancelled {
public:
    Cancelled(const Context& context, db::Session& session) : events_(context), session_(session) {}
    bool operator()(const EventId& event);

private:
    events::Service events_;
    db::Session& session_;
    std::map<EventId, bool> known_;
};

}  // namespace gatehouse::payments
