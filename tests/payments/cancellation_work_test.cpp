// The scheduler's part of it: each order is given back once, whoever dies in the middle, and never more than
// was left of it.

#include <atomic>

#include "tests/payments/cancellation_fixture.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"

namespace gatehouse::payments {

class CancellationWorkTest : public CancellationFixture {
    CPPUNIT_TEST_SUITE(CancellationWorkTest);
    CPPUNIT_TEST(eight_schedulers_at_once_give_each_order_back_once);
    CPPUNIT_TEST(what_a_dead_scheduler_had_claimed_is_done_by_another_once);
    CPPUNIT_TEST(a_scheduler_that_wakes_after_its_claim_ran_out_gives_nothing_back_again);
    CPPUNIT_TEST(what_the_gateway_refuses_is_listed_and_only_that_is_tried_again);
    CPPUNIT_TEST(a_refusal_that_leaves_the_order_nothing_short_is_not_listed);
    CPPUNIT_TEST(what_was_sent_on_the_dashboard_before_ours_was_refused_is_not_listed);
    CPPUNIT_TEST(an_order_that_cannot_be_given_back_keeps_no_other_from_it);
    CPPUNIT_TEST(an_order_that_completes_meanwhile_is_found);
    CPPUNIT_TEST(a_refund_by_hand_at_the_same_time_gives_back_no_more_than_was_paid);
    CPPUNIT_TEST_SUITE_END();

    void eight_schedulers_at_once_give_each_order_back_once()
    {
        const auto type = world.type();
        std::vector<orders::Order> sold;
        for (int i = 0; i < 40; ++i) sold.push_back(paid(type));
        start();
        support::at_once(8, [&](std::size_t) { finish(); });
        finish();
        expect_done(40, look());
        for (const auto& order : sold) {
            CPPUNIT_ASSERT_EQUAL(1, world.refunds_of(order));
            CPPUNIT_ASSERT_EQUAL(order.total.amount, sent_back(order));
        }
    }

    std::vector<repo::Claimed> claim()
    {
        const auto now = world.clock.now();
        return world.context.db.transact(
            [&](db::Tx& tx) { return repo::claim_cancelled(tx, now, now + std::chrono::seconds(30), 10); });
    }

    void what_a_dead_scheduler_had_claimed_is_done_by_another_once()
    {
        const auto type = world.type();
        const auto one = paid(type), two = paid(type);
        start();
        // It found the orders, claimed them, and died.
        finish_listing();
        const auto claimed = claim();
        finish();
        CPPUNIT_ASSERT_EQUAL(2, look().waiting);
        CPPUNIT_ASSERT(look().state == CancellationState::running);
        world.clock.advance(std::chrono::seconds(31));
        finish();
        expect_done(2, look());
        CPPUNIT_ASSERT_EQUAL(one.total.amount, sent_back(one));
        CPPUNIT_ASSERT_EQUAL(two.total.amount, sent_back(two));
    }
    // What the job does first, and no more.
    void finish_listing()
    {
        const auto later = world.clock.now() + std::chrono::hours(24);
        const auto orders = world.context.db.read(
            [&](db::Session& s) { return world.orders.with_tickets(s, world.event, {}, 100); });
        std::vector<OrderId> ids;
        for (const auto& order : orders) ids.push_back(order.id);
        world.context.db.transact([&](db::Tx& tx) {
            const auto now = world.clock.now();
            repo::add_cancelled(tx, repo::find_cancellation(tx, world.event).value(), ids, now);
            repo::set_listed(tx, world.event, now, later);
        });
    }

    void a_scheduler_that_wakes_after_its_claim_ran_out_gives_nothing_back_again()
    {
        const auto order = paid(world.type());
        start();
        finish_listing();
        // Both hold a claim on it: the first one's ran out while it slept.
        world.clock.advance(std::chrono::seconds(31));
        std::atomic<int> done = 0;
        support::at_once(2, [&](std::size_t) {
            world.context.db.transact([&](db::Tx& tx) {
                tx.exec("UPDATE event_cancellation_orders SET due_at = ? WHERE order_id = ?",
                    world.clock.now(), order.id);
            });
            done += work.work();
        });
        finish();
        expect_done(1, look());
        CPPUNIT_ASSERT_EQUAL(1, world.refunds_of(order));
        CPPUNIT_ASSERT_EQUAL(1, world.news_of(order, "order.refunded"));
    }

    void what_the_gateway_refuses_is_listed_and_only_that_is_tried_again()
    {
        const auto type = world.type();
        const auto refused = paid(type), fine = paid(type);
        start({false, 2000, 0, Per::order});
        finish();
        world.gateway.refuses = true;
        while (world.payments.send_refunds() > 0) {}
        world.gateway.refuses = false;
        auto after = look();
        CPPUNIT_ASSERT_EQUAL(2, after.failed);
        CPPUNIT_ASSERT(after.state == CancellationState::done);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, after.back.amount);
        // One of them is settled in another way meanwhile.
        give(fine, 2000);
        cancellations.retry(olga, world.event);
        finish();
        expect_done(2, look());
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2000}, sent_back(refused));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2000}, sent_back(fine));
        // Nothing is left to try: again is the same.
        cancellations.retry(olga, world.event);
        finish();
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2000}, sent_back(refused));
        CPPUNIT_ASSERT_EQUAL(2, world.refunds_of(refused));
    }

    void a_refusal_that_leaves_the_order_nothing_short_is_not_listed()
    {
        const auto type = world.type();
        // Paid twice: the bank of the first card took its money, so that the gateway refuses to return it.
        const auto twice = world.order(type);
        const auto first = world.open(twice);
        world.gateway.sessions[first].state = SessionState::expired;
        world.hear(world.session_event("checkout.session.expired", first));
        world.paid(world.open(twice));
        world.gateway.sessions[first].state = SessionState::open;
        CPPUNIT_ASSERT_EQUAL(std::string("duplicate_payment"), world.paid(first));
        world.gateway.dispute(first, DisputeStatus::lost, 2500);
        expect_done(1, cancelled());
        while (world.payments.send_refunds() > 0) {}
        CPPUNIT_ASSERT_EQUAL(1, world.count("SELECT COUNT(*) FROM refunds WHERE order_id = ? AND kind = "
                                            "'automatic' AND status = 'failed'",
                                    twice.id.uuid()));
        expect_done(1, look());
    }

    void what_was_sent_on_the_dashboard_before_ours_was_refused_is_not_listed()
    {
        const auto order = world.order();
        const auto session = world.open(order);
        world.paid(session);
        cancelled();
        world.charge_refunded(session, order.total.amount);
        world.gateway.refuses = true;
        while (world.payments.send_refunds() > 0) {}
        CPPUNIT_ASSERT_EQUAL(order.total.amount, world.now(order).refunded.amount);
        expect_done(1, look());
    }

    void an_order_that_cannot_be_given_back_keeps_no_other_from_it()
    {
        const auto type = world.type();
        const auto lost = paid(type), fine = paid(type);
        world.context.db.transact([&](db::Tx& tx) {
            tx.exec("UPDATE payments SET status = 'failed' WHERE order_id = ?", lost.id);
        });
        const auto after = cancelled();
        CPPUNIT_ASSERT_EQUAL(1, after.failed);
        CPPUNIT_ASSERT_EQUAL(1, after.done);
        CPPUNIT_ASSERT(has_live_ticket(lost) && !has_live_ticket(fine));
        const auto failed =
            cancellations.orders(olga, world.event, with_status(CancelledStatus::failed)).items;
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, failed.size());
        CPPUNIT_ASSERT_EQUAL(lost.number, failed.front().number);
        CPPUNIT_ASSERT_EQUAL(std::string("refund_too_much"), failed.front().outcome.failure);
        world.context.db.transact([&](db::Tx& tx) {
            tx.exec("UPDATE payments SET status = 'succeeded' WHERE order_id = ?", lost.id);
        });
        cancellations.retry(olga, world.event);
        finish();
        expect_done(2, look());
        CPPUNIT_ASSERT_EQUAL(lost.total.amount, sent_back(lost));
    }
    static CancelledQuery with_status(CancelledStatus status)
    {
        CancelledQuery query;
        query.status = status;
        return query;
    }

    void an_order_that_completes_meanwhile_is_found()
    {
        const auto order = world.order();
        start();
        finish();
        CPPUNIT_ASSERT_EQUAL(0, look().orders);
        // Its transaction had seen the event on sale.
        const auto session = world.gateway.sessions.size();
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, session);
        world.context.db.transact(
            [&](db::Tx& tx) { world.orders.complete(tx, {}, order.id, world.clock.now()); });
        world.clock.advance(std::chrono::seconds(16));
        finish();
        CPPUNIT_ASSERT_EQUAL(1, look().orders);
    }

    void a_refund_by_hand_at_the_same_time_gives_back_no_more_than_was_paid()
    {
        const auto type = world.type();
        std::vector<orders::Order> sold;
        for (int i = 0; i < 12; ++i) sold.push_back(paid(type));
        start();
        support::at_once(4, [&](std::size_t i) {
            if (i < 2) return finish();
            for (const auto& order : sold) try {
                    give(order, i == 2 ? 700 : 2500);
                } catch (const Error& e) {
                    CPPUNIT_ASSERT(&e.kind() == &kRefundTooMuch || &e.kind() == &kNothingLeft);
                }
        });
        finish();
        expect_done(12, look());
        for (const auto& order : sold) {
            CPPUNIT_ASSERT_EQUAL(order.total.amount, sent_back(order));
            CPPUNIT_ASSERT(!has_live_ticket(order));
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CancellationWorkTest);

}  // namespace gatehouse::payments
