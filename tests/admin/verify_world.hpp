// Orders of every kind, and what verify finds when something is planted.

#pragma once

#include "modules/admin/invariants.hpp"
#include "tests/support/payments_world.hpp"
#include "tests/support/pools.hpp"

namespace gatehouse::admin {

// A table of the same rows without keys and triggers stands before the real one for the rest of the test's
// transaction: for what the schema itself makes impossible.
#define SHADOW(tx, table) (tx).exec("CREATE TEMPORARY TABLE " table " SELECT * FROM " table)
#define UNSHADOW(tx, table) (tx).exec("DROP TEMPORARY TABLE IF EXISTS " table)

struct VerifyWorld {
    struct Undo {};

    support::PaymentsWorld world;
    TicketTypeId type = world.type(50);
    orders::Order sold = paid(2), open = world.order(type), over = expired();

    orders::Order paid(int quantity)
    {
        const auto order = world.order(type, quantity);
        world.paid(world.open(order));
        return order;
    }
    // Expired with its payment page open, and paid when there was nothing left.
    orders::Order expired()
    {
        const auto scarce = world.type(1);
        const auto order = world.order(scarce);
        const auto session = world.open(order);
        world.context.db.transact([&](db::Tx& tx) { world.orders.expire(tx, order.id, world.clock.now()); });
        world.order(scarce);
        world.paid(session);
        return order;
    }

    // What is broken of an invariant once `plant(tx)` was done; everything is undone.
    template <class F>
    std::string broken(const std::string& id, F plant)
    {
        std::string said;
        try {
            world.context.db.transact([&](db::Tx& tx) {
                plant(tx);
                for (const auto& invariant : check_invariants(tx))
                    for (const auto& example : invariant.broken)
                        if (invariant.id == id) said += example + "\n";
                // It would stay with the connection.
                UNSHADOW(tx, "payments");
                UNSHADOW(tx, "gateway_events");
                UNSHADOW(tx, "ledger_entries");
                UNSHADOW(tx, "admissions");
                UNSHADOW(tx, "audit_log");
                throw Undo{};
            });
        } catch (const Undo&) {
        }
        return said;
    }
    PoolId pool() { return support::pool_of(world.context, type); }
};

}  // namespace gatehouse::admin
