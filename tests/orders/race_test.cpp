// The race for the last tickets, and its negative control (INV-11).

#include <barrier>
#include <thread>

#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/orders_world.hpp"
#include "tests/support/pools.hpp"

namespace gatehouse::orders {

class RaceTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(RaceTest);
    CPPUNIT_TEST(forty_buyers_with_mixed_wishes_never_get_more_than_there_is);
    CPPUNIT_TEST(the_last_ticket_is_sold_once);
    CPPUNIT_TEST(buyers_of_the_same_types_in_other_orders_all_get_theirs);
    CPPUNIT_TEST(who_is_never_quick_enough_is_not_told_that_it_is_sold_out);
    CPPUNIT_TEST(without_the_guard_the_race_oversells);
    CPPUNIT_TEST_SUITE_END();

    support::OrdersWorld world;
    EventId event = world.event();

    // So many buyers at once, each wanting 1 to 4; returns how many tickets they got.
    int race(const TicketTypeId& type, std::size_t buyers)
    {
        std::atomic<int> got = 0;
        support::at_once(buyers, [&](std::size_t i) {
            const int quantity = 1 + static_cast<int>(i % 4);
            try {
                world.place(event, type, quantity);
                got += quantity;
            } catch (const Error& e) {
                if (!support::missed_out(e)) throw;
            }
        });
        return got;
    }

    void forty_buyers_with_mixed_wishes_never_get_more_than_there_is()
    {
        for (const int size : {2, 7, 33}) {
            event = world.event();
            const auto type = world.type(event, size);
            // A second rush a second later, when Redis no longer remembers, takes what the first left over.
            int got = race(type, 20);
            world.clock.advance(std::chrono::seconds(2));
            got += race(type, 20);
            CPPUNIT_ASSERT(got <= size);
            CPPUNIT_ASSERT_EQUAL(size, got);  // wishes for one were among those that were left
            CPPUNIT_ASSERT_EQUAL(got, world.stock(event).held);
            CPPUNIT_ASSERT(world.counters_hold(event));
        }
    }

    void the_last_ticket_is_sold_once()
    {
        for (int round = 0; round < 10; ++round) {
            event = world.event();
            const auto type = world.type(event, 1, 0);  // free: sold at once
            std::atomic<int> sold = 0;
            support::at_once(20, [&](std::size_t) {
                try {
                    world.place(event, type);
                    ++sold;
                } catch (const Error& e) {
                    if (!support::missed_out(e)) throw;
                }
            });
            CPPUNIT_ASSERT_EQUAL(1, sold.load());
            CPPUNIT_ASSERT_EQUAL(1, world.stock(event).sold);
        }
    }

    // Pools are taken in ascending id whatever the order of the lines is, so nobody waits in a circle.
    void buyers_of_the_same_types_in_other_orders_all_get_theirs()
    {
        const auto a = world.type(event, 100), b = world.type(event, 100);
        support::at_once(20, [&](std::size_t i) {
            auto wanted = world.wish(event, i % 2 ? a : b, 2);
            wanted.lines.push_back({i % 2 ? b : a, 1});
            world.place(wanted);
        });
        int held = 0;
        for (const auto& type :
            world.context.db.read([&](db::Session& s) { return world.inventory.items(s, event); }))
            held += type.held;
        CPPUNIT_ASSERT_EQUAL(60, held);
        CPPUNIT_ASSERT(world.counters_hold(event));
    }

    // An organizer who edits what the type draws from makes every look an old one.
    void who_is_never_quick_enough_is_not_told_that_it_is_sold_out()
    {
        const auto type = world.type(event, 1000);
        const auto pool = support::pool_of(world.context, type);
        const std::jthread editor([&](const std::stop_token& enough) {
            while (!enough.stop_requested())
                world.context.db.transact([&](db::Tx& tx) {
                    tx.exec("UPDATE pools SET revision = revision + 1 WHERE id = ?", pool);
                });
        });
        int busy = 0;
        for (int i = 0; i < 300 && busy < 3; ++i) {
            try {
                world.place(event, type);
            } catch (const Error& e) {
                CPPUNIT_ASSERT_EQUAL(std::string(kBusy.code), std::string(e.kind().code));
                ++busy;
            }
        }
        CPPUNIT_ASSERT(world.counters_hold(event));
    }

    // The same rush with "look, then take" instead of the guard: it must oversell, or the tests above prove
    // nothing.
    void without_the_guard_the_race_oversells()
    {
        constexpr int kSize = 3, kBuyers = 8;
        const auto type = world.type(event, kSize);
        const auto pool = support::pool_of(world.context, type);
        std::barrier looked(kBuyers);
        std::atomic<int> got = 0;
        support::at_once(kBuyers, [&](std::size_t) {
            const int taken = world.context.db
                                  .read([&](db::Session& session) {
                                      return session.one(
                                          "SELECT taken FROM pools WHERE id = ?",
                                          [](const db::Row& row) { return row.integer(1); }, pool);
                                  })
                                  .value();
            looked.arrive_and_wait();  // all have seen that there is one left
            if (taken + 1 > kSize) return;
            world.context.db.transact(
                [&](db::Tx& tx) { tx.exec("UPDATE pools SET taken = ? WHERE id = ?", taken + 1, pool); });
            ++got;
        });
        world.context.db.transact(
            [&](db::Tx& tx) { tx.exec("UPDATE pools SET taken = 0 WHERE id = ?", pool); });
        CPPUNIT_ASSERT_EQUAL(kBuyers, got.load());  // eight were told yes where there were three
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RaceTest);

}  // namespace gatehouse::orders
