// A sale in every way at once: held, paid, given up, expired, paid too late. Whatever the order of things,
// what was sold is what buyers have, and it is never more than there is (family 1).

#include <barrier>
#include <random>

#include "modules/orders/box_office.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/orders_world.hpp"

namespace gatehouse::orders {

class StormTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(StormTest);
    CPPUNIT_TEST(served_together_nothing_is_oversold);
    CPPUNIT_TEST(served_one_by_one_nothing_is_oversold);
    CPPUNIT_TEST(several_offices_share_one_stock);
    CPPUNIT_TEST(offices_that_trust_their_look_oversell);
    CPPUNIT_TEST(a_ticket_that_came_back_can_be_bought_at_once);
    CPPUNIT_TEST(two_types_in_any_order_neither_oversell_nor_hang);
    CPPUNIT_TEST_SUITE_END();

    static constexpr std::size_t kThreads = 24;
    static constexpr int kRounds = 8;

    using Place = std::function<Placed(const PlaceOrder&)>;

    support::OrdersWorld world;
    EventId event;
    TicketTypeId type;
    std::atomic<int> sold = 0, held = 0;

    void open(int size)
    {
        event = world.event();
        type = world.type(event, size);
        sold = held = 0;
    }

    // What becomes of an order that was placed.
    void go_on(const Order& order, unsigned fate)
    {
        switch (fate % 5) {
            case 0: held += order.quantity; return;
            case 1:
                CPPUNIT_ASSERT(world.complete(order.id) == Completion::completed);
                CPPUNIT_ASSERT(world.complete(order.id) == Completion::already);
                sold += order.quantity;
                return;
            case 2: {
                auth::Caller buyer;
                buyer.order_secret = world.orders.secret(order);
                world.orders.cancel(buyer, order.id);
                CPPUNIT_ASSERT(world.complete(order.id) == Completion::late_no_stock);
                return;
            }
            default:
                CPPUNIT_ASSERT(world.expire(order.id));
                world.orders.mark_returned(event);
                CPPUNIT_ASSERT(!world.expire(order.id));
                if (fate % 5 == 4 && world.complete(order.id) == Completion::late_retaken)
                    sold += order.quantity;
        }
    }

    void storm(unsigned seed, const Place& place)
    {
        support::at_once(kThreads, [&](std::size_t i) {
            std::mt19937 random(seed * 1000 + static_cast<unsigned>(i));
            for (int round = 0; round < kRounds; ++round) {
                const int quantity = 1 + static_cast<int>(random() % 4);
                try {
                    go_on(place(world.wish(event, type, quantity)).order, static_cast<unsigned>(random()));
                } catch (const Error& e) {
                    if (!support::missed_out(e)) throw;
                }
            }
        });
    }

    void check(int size, const Place& place)
    {
        const auto stock = world.stock(event);
        CPPUNIT_ASSERT(stock.sold + stock.held <= size);
        CPPUNIT_ASSERT_EQUAL(sold.load(), stock.sold);
        CPPUNIT_ASSERT_EQUAL(held.load(), stock.held);
        CPPUNIT_ASSERT(world.counters_hold(event));
        CPPUNIT_ASSERT_EQUAL(sold.load(), issued());
        // The clock stands still, so a flag that hid what came back would hide it for ever.
        for (int left = size - stock.sold - stock.held; left > 0; --left) place(world.wish(event, type, 1));
        ASSERT_ERROR(inventory::kSoldOut, place(world.wish(event, type, 1)));
    }

    // Tickets of the event.
    int issued()
    {
        int n = 0;
        for (const auto& of : world.context.db.read(
                 [&](db::Session& session) { return world.tickets.expected(session, event); }))
            n += of.count;
        return n;
    }

    void rage(const Place& place)
    {
        for (const int size : {1, 2, 7, 100})
            for (const unsigned seed : {1u, 2u, 3u}) {
                open(size);
                storm(seed, place);
                check(size, place);
            }
    }

    Place through(BoxOffice& office)
    {
        return [&](const PlaceOrder& wanted) {
            return office.place(world.context, {}, wanted, world.random.bytes(32));
        };
    }

    void served_together_nothing_is_oversold()
    {
        BoxOffice office;
        rage(through(office));
    }

    void served_one_by_one_nothing_is_oversold()
    {
        rage([&](const PlaceOrder& wanted) { return world.place(wanted); });
    }

    // As after a reload, or on two machines: each combines for itself, the guard on the pools is between
    // them.
    void several_offices_share_one_stock()
    {
        BoxOffice one({4, 2, std::chrono::microseconds(200)}), other({64, 1, {}});
        std::atomic<unsigned> turn = 0;
        rage([&](const PlaceOrder& wanted) { return through(turn++ % 2 ? one : other)(wanted); });
    }

    // The control: the same look, the same batches, but a plain sum instead of the guarded one. The table's
    // CHECK is avoided by a pool that knows no size.
    void offices_that_trust_their_look_oversell()
    {
        constexpr int kSize = 3;
        std::barrier looked(2);
        open(100);
        const auto pool = world.context.db.read([&](db::Session& session) {
            return world.inventory.quote(session, event, {{type, 1}}).items.at(0).pools.at(0).id;
        });
        std::atomic<int> got = 0;
        support::at_once(2, [&](std::size_t) {
            auto catalogue = world.context.db.read([&](db::Session& session) {
                return world.inventory.catalogue(session, event, {{type}, {}});
            });
            catalogue.left[pool] = *catalogue.left[pool] - (100 - kSize);
            looked.arrive_and_wait();
            inventory::Remaining remaining(catalogue);
            auto quote = world.inventory.quote(catalogue, {{type, 1}});
            int batch = 0;
            while (remaining.take(quote)) ++batch;
            world.context.db.transact(
                [&](db::Tx& tx) { tx.exec("UPDATE pools SET taken = taken + ? WHERE id = ?", batch, pool); });
            got += batch;
        });
        CPPUNIT_ASSERT(got > kSize);
        world.context.db.transact(
            [&](db::Tx& tx) { tx.exec("UPDATE pools SET taken = 0 WHERE id = ?", pool); });
    }

    void a_ticket_that_came_back_can_be_bought_at_once()
    {
        BoxOffice office;
        const auto place = through(office);
        for (int round = 0; round < 20; ++round) {
            open(1);
            auto first = place(world.wish(event, type, 1));
            std::atomic<int> got = 0;
            support::at_once(8, [&](std::size_t i) {
                if (i == 0) {
                    auth::Caller buyer;
                    buyer.order_secret = first.secret;
                    world.orders.cancel(buyer, first.order.id);
                    return;
                }
                try {
                    place(world.wish(event, type, 1));
                    ++got;
                } catch (const Error& e) {
                    if (!support::missed_out(e)) throw;
                }
            });
            CPPUNIT_ASSERT(got <= 1);
            if (got == 0) place(world.wish(event, type, 1));
            ASSERT_ERROR(inventory::kSoldOut, place(world.wish(event, type, 1)));
        }
    }

    void two_types_in_any_order_neither_oversell_nor_hang()
    {
        BoxOffice office({8, 2, {}});
        const auto place = through(office);
        open(15);
        const auto other = world.type(event, 12);
        std::atomic<int> of_one = 0, of_other = 0;
        support::at_once(kThreads, [&](std::size_t i) {
            auto wanted = world.wish(event, i % 2 ? type : other, 1);
            wanted.lines.push_back({i % 2 ? other : type, 1});
            if (i % 3 == 0) wanted.lines.pop_back();
            try {
                for (const auto& line : place(wanted).order.lines)
                    (line.item == type ? of_one : of_other) += line.quantity;
            } catch (const Error& e) {
                if (!support::missed_out(e)) throw;
            }
        });
        CPPUNIT_ASSERT_EQUAL(of_one.load(), world.stock(event, type).held);
        CPPUNIT_ASSERT_EQUAL(of_other.load(), world.stock(event, other).held);
        CPPUNIT_ASSERT(world.counters_hold(event));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(StormTest);

}  // namespace gatehouse::orders
