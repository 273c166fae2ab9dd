// The rows that a sale writes, and nothing around them: what the database alone costs. Statements as in the
// modules' repositories; each takes any number of orders.

#pragma once

#include <vector>

#include "common/app/context.hpp"
#include "common/db/pool.hpp"

namespace gatehouse::bench {

// What is sold: looked up once.
struct Item {
    OrganizationId organization;
    EventId event;
    TicketTypeId type;
    PoolId pool;
    std::string name, currency;
    std::int64_t price = 0;
};
Item find_item(db::Session& session, const std::string& type);

struct Sold {
    OrderId order;
    HoldId hold;
    PaymentId payment;
    std::string number, name, email;
    Time at;
};
Sold new_order(const Context& context);

// Order, line, hold, and the pool's guarded update as the last statement. False: that many are not there;
// roll back.
bool hold(db::Tx& tx, const Item& item, const std::vector<Sold>& orders, Random& random);

// The payment page: the attempt, and what the buyer is shown of it.
void open_payments(db::Tx& tx, const Item& item, const std::vector<Sold>& orders);

// The webhook: payment, order, hold, ticket, audit, news, event.
void complete(db::Tx& tx, const Item& item, const std::vector<Sold>& orders, const Context& context);

}  // namespace gatehouse::bench
