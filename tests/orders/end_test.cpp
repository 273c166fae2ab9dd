// How orders end: ORD-10, ORD-11, ORD-12, and giving one up.

#include "modules/orders/jobs.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/orders_world.hpp"

namespace gatehouse::orders {

using namespace std::chrono_literals;

class EndTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(EndTest);
    CPPUNIT_TEST(completion_converts_the_hold_and_issues_every_ticket);
    CPPUNIT_TEST(completing_again_changes_nothing);
    CPPUNIT_TEST(twenty_completions_at_once_complete_once);
    CPPUNIT_TEST(overdue_orders_expire_and_their_tickets_return);
    CPPUNIT_TEST(an_order_that_cannot_expire_keeps_no_other_from_it);
    CPPUNIT_TEST(two_schedulers_expire_each_order_once);
    CPPUNIT_TEST(late_money_takes_the_tickets_again_when_they_are_there);
    CPPUNIT_TEST(late_money_is_to_be_refunded_when_the_tickets_are_gone);
    CPPUNIT_TEST(late_money_that_finds_one_type_gone_takes_nothing_of_the_other);
    CPPUNIT_TEST(money_for_an_order_that_was_given_up_is_to_be_refunded);
    CPPUNIT_TEST(completion_against_expiry_has_exactly_one_winner);
    CPPUNIT_TEST(while_somebody_pays_the_hold_is_kept_a_little_longer);
    CPPUNIT_TEST(only_an_open_order_can_be_paid);
    CPPUNIT_TEST(the_buyer_gives_an_open_order_up_once);
    CPPUNIT_TEST(giving_up_against_completion_has_exactly_one_winner);
    CPPUNIT_TEST_SUITE_END();

    support::OrdersWorld world;
    EventId event = world.event();

    // Runs the job until it has nothing left, as the scheduler does. Other tests' orders expire with ours.
    void run_expiry()
    {
        while (jobs().at(0).run(world.context) > 0) {}
    }
    void begin_payment(const OrderId& id)
    {
        world.context.db.transact([&](db::Tx& tx) {
            world.orders.begin_payment(tx, world.orders.lock(tx, std::span(&id, 1)), world.clock.now());
        });
    }
    auth::Caller guest(const Order& order)
    {
        auth::Caller caller;
        caller.order_secret = world.orders.secret(order);
        return caller;
    }

    void completion_converts_the_hold_and_issues_every_ticket()
    {
        const auto order = world.place(event, world.type(event, 5), 3);
        CPPUNIT_ASSERT(world.complete(order.id) == Completion::completed);
        CPPUNIT_ASSERT(world.status(order.id) == Status::completed);
        CPPUNIT_ASSERT_EQUAL(3, world.tickets_of(order.id));
        CPPUNIT_ASSERT_EQUAL(1, world.told("order.completed", order.id.uuid()));
        const auto stock = world.stock(event);
        CPPUNIT_ASSERT(stock.held == 0 && stock.sold == 3 && stock.available == 2);
        const auto tickets = world.tickets.of_order(guest(order), order.id);  // the order's secret opens them
        CPPUNIT_ASSERT_EQUAL(order.number, tickets.at(0).order_number);
    }

    void completing_again_changes_nothing()
    {
        const auto order = world.place(event, world.type(event, 5), 3);
        world.complete(order.id);
        CPPUNIT_ASSERT(world.complete(order.id) == Completion::already);
        CPPUNIT_ASSERT(!world.expire(order.id));
        CPPUNIT_ASSERT_EQUAL(3, world.tickets_of(order.id));
        CPPUNIT_ASSERT_EQUAL(1, world.told("order.completed", order.id.uuid()));
        CPPUNIT_ASSERT_EQUAL(3, world.stock(event).sold);
    }

    void twenty_completions_at_once_complete_once()
    {
        const auto order = world.place(event, world.type(event, 5), 2);
        std::atomic<int> completed = 0;
        support::at_once(
            20, [&](std::size_t) { completed += world.complete(order.id) == Completion::completed; });
        CPPUNIT_ASSERT_EQUAL(1, completed.load());
        CPPUNIT_ASSERT_EQUAL(2, world.tickets_of(order.id));
        CPPUNIT_ASSERT_EQUAL(1, world.told("order.completed", order.id.uuid()));
    }

    void overdue_orders_expire_and_their_tickets_return()
    {
        const auto type = world.type(event, 5);
        const auto first = world.place(event, type, 2);
        world.clock.advance(6min);
        const auto second = world.place(event, type, 1);
        world.clock.advance(4min);  // the first one's deadline to the microsecond
        run_expiry();
        CPPUNIT_ASSERT(
            world.status(first.id) == Status::expired && world.status(second.id) == Status::pending);
        CPPUNIT_ASSERT_EQUAL(1, world.told("order.expired", first.id.uuid()));
        CPPUNIT_ASSERT_EQUAL(4, *world.stock(event).available);
        run_expiry();
        CPPUNIT_ASSERT_EQUAL(4, *world.stock(event).available);
        CPPUNIT_ASSERT(world.counters_hold(event));
    }

    void an_order_that_cannot_expire_keeps_no_other_from_it()
    {
        world.clock.advance(60min);
        run_expiry();  // those of other tests
        const auto stuck_type = world.type(event, 5), type = world.type(event, 5);
        const auto stuck = world.place(event, stuck_type, 2), good = world.place(event, type);
        const auto knock = [&](int by) {
            world.context.db.transact([&](db::Tx& tx) {
                tx.exec(
                    "UPDATE pools p JOIN item_pools i ON i.pool_id = p.id SET p.taken = p.taken + ?"
                    " WHERE i.item_id = ?",
                    by, stuck_type);
            });
        };
        knock(-2);
        world.clock.advance(11min);
        world.orders.expire_holds();
        CPPUNIT_ASSERT(world.status(stuck.id) == Status::pending && world.status(good.id) == Status::expired);
        CPPUNIT_ASSERT_EQUAL(1, world.told("order.expired", good.id.uuid()));
        CPPUNIT_ASSERT_EQUAL(0, world.told("order.expired", stuck.id.uuid()));
        ASSERT_CONTAINS("gatehouse_holds_not_expired_total{kind=\"order\"} 1", world.metrics.text());
        CPPUNIT_ASSERT_EQUAL(0, world.orders.expire_holds());  // it waits, behind those that can

        knock(2);
        world.clock.advance(5min);
        world.orders.expire_holds();
        CPPUNIT_ASSERT(world.status(stuck.id) == Status::expired);
        CPPUNIT_ASSERT(world.counters_hold(event));
    }

    void two_schedulers_expire_each_order_once()
    {
        const auto type = world.type(event, 60);
        std::vector<OrderId> ids;
        for (int i = 0; i < 60; ++i) ids.push_back(world.place(event, type).id);
        world.clock.advance(11min);
        support::at_once(4, [&](std::size_t) { run_expiry(); });
        for (const auto& id : ids) CPPUNIT_ASSERT_EQUAL(1, world.told("order.expired", id.uuid()));
        CPPUNIT_ASSERT_EQUAL(60, *world.stock(event).available);
        CPPUNIT_ASSERT(world.counters_hold(event));
    }

    void late_money_takes_the_tickets_again_when_they_are_there()
    {
        const auto order = world.place(event, world.type(event, 2), 2);
        world.expire(order.id);
        CPPUNIT_ASSERT_EQUAL(2, *world.stock(event).available);
        CPPUNIT_ASSERT(world.complete(order.id) == Completion::late_retaken);
        CPPUNIT_ASSERT(world.status(order.id) == Status::completed);
        CPPUNIT_ASSERT_EQUAL(2, world.tickets_of(order.id));
        CPPUNIT_ASSERT_EQUAL(0, *world.stock(event).available);
        CPPUNIT_ASSERT(world.complete(order.id) == Completion::already);
        CPPUNIT_ASSERT(world.counters_hold(event));
    }

    void late_money_is_to_be_refunded_when_the_tickets_are_gone()
    {
        const auto type = world.type(event, 2);
        const auto late = world.place(event, type, 2);
        world.expire(late.id);
        world.place(event, type, 1);
        CPPUNIT_ASSERT(world.complete(late.id) == Completion::late_no_stock);
        CPPUNIT_ASSERT(world.status(late.id) == Status::expired);
        CPPUNIT_ASSERT_EQUAL(0, world.tickets_of(late.id));
        CPPUNIT_ASSERT_EQUAL(1, *world.stock(event).available);
        CPPUNIT_ASSERT(world.counters_hold(event));
    }

    void late_money_that_finds_one_type_gone_takes_nothing_of_the_other()
    {
        const auto plenty = world.type(event, 10), scarce = world.type(event, 1);
        auto wanted = world.wish(event, plenty, 2);
        wanted.lines.push_back({scarce, 1});
        const auto late = world.place(wanted).order;
        world.expire(late.id);
        world.place(event, scarce);
        CPPUNIT_ASSERT(world.complete(late.id) == Completion::late_no_stock);
        CPPUNIT_ASSERT_EQUAL(0, world.stock(event, plenty).held);
        CPPUNIT_ASSERT_EQUAL(0, world.stock(event, plenty).sold);
        CPPUNIT_ASSERT(world.counters_hold(event));
    }

    void money_for_an_order_that_was_given_up_is_to_be_refunded()
    {
        const auto order = world.place(event, world.type(event, 2), 2);
        world.orders.cancel(guest(order), order.id);
        CPPUNIT_ASSERT(world.complete(order.id) == Completion::late_no_stock);
        CPPUNIT_ASSERT_EQUAL(0, world.tickets_of(order.id));
        CPPUNIT_ASSERT_EQUAL(2, *world.stock(event).available);
    }

    void completion_against_expiry_has_exactly_one_winner()
    {
        const auto type = world.type(event, 1000);
        int sold = 0;
        for (int round = 0; round < 30; ++round) {
            const auto order = world.place(event, type, 1 + round % 3);
            Completion completion{};
            bool expired = false;
            support::at_once(2, [&](std::size_t i) {
                if (i == 0)
                    completion = world.complete(order.id);
                else
                    expired = world.expire(order.id);
            });
            // Whoever came first, the money is in and there is stock: the order ends complete, its tickets
            // issued once.
            CPPUNIT_ASSERT(completion == (expired ? Completion::late_retaken : Completion::completed));
            CPPUNIT_ASSERT(world.status(order.id) == Status::completed);
            CPPUNIT_ASSERT_EQUAL(order.quantity, world.tickets_of(order.id));
            CPPUNIT_ASSERT_EQUAL(1, world.told("order.completed", order.id.uuid()));
            sold += order.quantity;
        }
        const auto stock = world.stock(event);
        CPPUNIT_ASSERT_EQUAL(sold, stock.sold);
        CPPUNIT_ASSERT_EQUAL(0, stock.held);
        CPPUNIT_ASSERT(world.counters_hold(event));
    }

    void while_somebody_pays_the_hold_is_kept_a_little_longer()
    {
        const auto type = world.type(event, 5);
        const auto paying = world.place(event, type), idle = world.place(event, type);
        world.clock.advance(9min);
        begin_payment(paying.id);
        world.clock.advance(1min);
        run_expiry();
        CPPUNIT_ASSERT(
            world.status(paying.id) == Status::pending && world.status(idle.id) == Status::expired);
        world.clock.advance(kPaymentGrace);
        run_expiry();
        CPPUNIT_ASSERT(world.status(paying.id) == Status::expired);
    }

    void only_an_open_order_can_be_paid()
    {
        const auto type = world.type(event, 5);
        const auto complete = world.place(event, type), over = world.place(event, type),
                   given_up = world.place(event, type);
        world.complete(complete.id);
        world.orders.cancel(guest(given_up), given_up.id);
        ASSERT_ERROR(kNotOpen, begin_payment(complete.id));
        ASSERT_ERROR(kNotOpen, begin_payment(given_up.id));
        world.clock.advance(10min);
        ASSERT_ERROR(kHoldExpired, begin_payment(over.id));
        world.expire(over.id);
        ASSERT_ERROR(kHoldExpired, begin_payment(over.id));
    }

    void the_buyer_gives_an_open_order_up_once()
    {
        const auto type = world.type(event, 5);
        const auto order = world.place(event, type, 2), paid = world.place(event, type, 1);
        world.complete(paid.id);
        ASSERT_ERROR(kNotFound, world.orders.cancel(guest(paid), order.id));
        ASSERT_ERROR(kNotFound, world.orders.cancel(world.person("Eve").caller, order.id));
        ASSERT_ERROR(kForbidden, world.orders.cancel(world.organizer.caller, order.id));
        CPPUNIT_ASSERT(world.orders.cancel(guest(order), order.id).status == Status::cancelled);
        CPPUNIT_ASSERT(world.orders.cancel(guest(order), order.id).status == Status::cancelled);
        CPPUNIT_ASSERT_EQUAL(1, world.told("order.cancelled", order.id.uuid()));
        ASSERT_ERROR(kNotOpen, world.orders.cancel(guest(paid), paid.id));
        CPPUNIT_ASSERT_EQUAL(4, *world.stock(event).available);
        CPPUNIT_ASSERT(world.counters_hold(event));
    }

    void giving_up_against_completion_has_exactly_one_winner()
    {
        const auto type = world.type(event, 1000);
        for (int round = 0; round < 20; ++round) {
            const auto order = world.place(event, type);
            Completion completion{};
            bool cancelled = true;
            support::at_once(2, [&](std::size_t i) {
                if (i == 0)
                    completion = world.complete(order.id);
                else
                    try {
                        world.orders.cancel(guest(order), order.id);
                    } catch (const Error& e) {
                        if (&e.kind() != &kNotOpen) throw;
                        cancelled = false;
                    }
            });
            CPPUNIT_ASSERT(completion == (cancelled ? Completion::late_no_stock : Completion::completed));
            CPPUNIT_ASSERT_EQUAL(cancelled ? 0 : 1, world.tickets_of(order.id));
        }
        CPPUNIT_ASSERT(world.counters_hold(event));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(EndTest);

}  // namespace gatehouse::orders
