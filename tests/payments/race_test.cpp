// Money against time, against another buyer, and against the buyer's own change of mind: released at the same
// instant (families 3 and 8).

#include <atomic>
#include <barrier>

#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/payments_world.hpp"

namespace gatehouse::payments {

class RaceTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(RaceTest);
    CPPUNIT_TEST(fifty_duplicates_of_money_that_is_too_late_refund_it_once);
    CPPUNIT_TEST(the_last_place_goes_to_the_money_or_to_another_buyer);
    CPPUNIT_TEST(giving_up_against_paying_ends_in_tickets_or_in_one_refund);
    CPPUNIT_TEST(without_the_key_of_the_event_its_effect_would_come_twice);
    CPPUNIT_TEST_SUITE_END();

    support::PaymentsWorld world;

    std::string paid_news(const std::string& session)
    {
        world.gateway.pay(session);
        return world.session_event("checkout.session.completed", session);
    }
    std::int64_t refunded(const orders::Order& order)
    {
        std::int64_t sum = 0;
        for (const auto& move : world.now(order).moves)
            if (move.kind == orders::MoneyKind::refund) sum += move.amount.amount;
        return sum;
    }

    void fifty_duplicates_of_money_that_is_too_late_refund_it_once()
    {
        const auto type = world.type(1);
        const auto order = world.order(type);
        const auto news = paid_news(world.open(order));
        world.clock.at = order.expires_at + std::chrono::minutes(5);
        while (world.orders.expire_holds() > 0) {}
        world.order(type);  // somebody else takes the place
        std::atomic<int> refunds = 0, seen = 0;
        support::at_once(50, [&](std::size_t) {
            const auto outcome = world.hear(news);
            refunds += outcome == "refunded_late";
            seen += outcome == "seen";
        });
        CPPUNIT_ASSERT_EQUAL(1, refunds.load());
        CPPUNIT_ASSERT_EQUAL(49, seen.load());
        CPPUNIT_ASSERT_EQUAL(1, world.refunds_of(order));
        CPPUNIT_ASSERT_EQUAL(order.total.amount, refunded(order));
        CPPUNIT_ASSERT_EQUAL(1, world.news_of(order, "order.refunded_late"));
    }

    void the_last_place_goes_to_the_money_or_to_another_buyer()
    {
        for (int round = 0; round < 6; ++round) {
            const auto type = world.type(1);
            const auto order = world.order(type);
            const auto news = paid_news(world.open(order));
            world.clock.at = order.expires_at + std::chrono::minutes(5);
            std::atomic<int> others = 0;
            support::at_once(24, [&](std::size_t i) {
                try {
                    if (i % 4 == 0) world.hear(news);
                    if (i % 4 == 1) world.orders.expire_holds();
                    if (i % 4 == 2) world.payments.settle_overdue();
                    if (i % 4 == 3) world.order(type), ++others;
                } catch (const Error& e) {
                    if (!inventory::is_shortage(e)) throw;
                }
            });
            const bool has_it = world.status(order) == "completed";
            CPPUNIT_ASSERT_EQUAL(has_it ? 0 : 1, others.load());
            CPPUNIT_ASSERT_EQUAL(std::size_t(has_it ? 1 : 0), world.tickets_of(order));
            CPPUNIT_ASSERT_EQUAL(has_it ? 0 : 1, world.refunds_of(order));
            CPPUNIT_ASSERT_EQUAL(has_it ? 0 : order.total.amount, refunded(order));
        }
    }

    void giving_up_against_paying_ends_in_tickets_or_in_one_refund()
    {
        for (int round = 0; round < 6; ++round) {
            const auto order = world.order(world.type(2), 2);
            const auto news = paid_news(world.open(order));
            std::atomic<int> gave_up = 0;
            support::at_once(20, [&](std::size_t i) {
                if (i % 2 == 0) {
                    world.hear(news);
                    return;
                }
                try {
                    world.orders.cancel(world.buyer(order), order.id);
                    ++gave_up;
                } catch (const Error& e) {
                    if (&e.kind() != &orders::kNotOpen) throw;
                }
            });
            const bool has_them = world.status(order) == "completed";
            CPPUNIT_ASSERT_EQUAL(has_them ? 0 : 10, gave_up.load());
            CPPUNIT_ASSERT_EQUAL(std::size_t(has_them ? 2 : 0), world.tickets_of(order));
            CPPUNIT_ASSERT_EQUAL(has_them ? 0 : 1, world.refunds_of(order));
        }
    }

    // The control: two who look whether the event is there, and act on what they saw.
    void without_the_key_of_the_event_its_effect_would_come_twice()
    {
        const auto id = world.unique("evt_");
        std::barrier looked(2);
        std::atomic<int> effects = 0, stored = 0;
        support::at_once(2, [&](std::size_t) {
            const auto known = world.context.db.read([&](db::Session& session) {
                return session.one(
                    "SELECT 1 FROM gateway_events WHERE id = ?", [](const db::Row&) { return true; }, id);
            });
            looked.arrive_and_wait();
            effects += !known;
            try {
                world.context.db.transact([&](db::Tx& tx) {
                    tx.exec(
                        "INSERT INTO gateway_events (id, type, object_id, outcome, received_at)"
                        " VALUES (?, 't', 'o', 'seen', ?)",
                        id, world.clock.now());
                });
                ++stored;
            } catch (const std::exception& e) {
                if (!db::is_duplicate(e)) throw;
            }
        });
        CPPUNIT_ASSERT_EQUAL(2, effects.load());
        CPPUNIT_ASSERT_EQUAL(1, stored.load());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RaceTest);

}  // namespace gatehouse::payments
