// An event with sold orders that is about to be cancelled.

#pragma once

#include <cppunit/extensions/HelperMacros.h>

#include "modules/payments/cancellations.hpp"
#include "modules/payments/ledger.hpp"
#include "tests/support/payments_world.hpp"

namespace gatehouse::payments {

struct CancellationFixture : CppUnit::TestFixture {
    support::PaymentsWorld world;
    Cancellations cancellations{world.context};
    CancellationWork work{world.context};
    Refunds refunds{world.context};
    const auth::Caller& olga = world.organizer.caller;

    orders::Order paid(const TicketTypeId& type, int quantity = 1)
    {
        const auto order = world.order(type, quantity);
        world.paid(world.open(order));
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(order));
        return order;
    }
    // Sold for cash at a desk.
    orders::Order paid_in_cash(const TicketTypeId& type, int quantity = 1)
    {
        const auto order = world.order(type, quantity);
        world.context.db.transact([&](db::Tx& tx) {
            world.orders.complete(tx, {}, order.id, world.clock.now());
            tx.exec("UPDATE orders SET method = 'cash' WHERE id = ?", order.id);
            const auto posting = ledger::manual(order);
            ledger::post(tx, std::span(&posting, 1), world.clock.now());
        });
        return order;
    }
    CancellationProgress start(const FeePolicy& policy = {})
    {
        return cancellations.start(
            olga, world.event, {world.read(world.event).name, "The band is ill", policy});
    }
    CancellationProgress look() { return cancellations.look(olga, world.event); }
    void finish()
    {
        while (work.work() > 0) {}
    }
    CancellationProgress cancelled(const FeePolicy& policy = {})
    {
        start(policy);
        finish();
        return look();
    }
    std::int64_t sent_back(const orders::Order& order)
    {
        while (world.payments.send_refunds() > 0) {}
        std::int64_t sum = 0;
        for (const auto& [session, of] : world.gateway.order_of)
            if (of == order.id.str())
                sum += world.gateway.charges["ch_" + world.gateway.sessions[session].intent].refunded.amount;
        return sum;
    }
    void give(const orders::Order& order, std::int64_t cents)
    {
        refunds.give(olga, order.id, {cents, {}, "Sorry for the rain"}, world.random.bytes(32));
    }
    bool has_live_ticket(const orders::Order& order)
    {
        for (const auto& ticket : world.tickets.of_order(world.buyer(order), order.id))
            if (tickets::is_live(ticket.status)) return true;
        return false;
    }
    void expect_done(int orders, const CancellationProgress& progress)
    {
        CPPUNIT_ASSERT(progress.state == CancellationState::done);
        CPPUNIT_ASSERT_EQUAL(orders, progress.done);
        CPPUNIT_ASSERT_EQUAL(0, progress.waiting + progress.failed);
    }
};

}  // namespace gatehouse::payments
