// What Redis remembers of a shortage: it ends a storm without MySQL, and never hides stock that came back.

#include "tests/support/asserts.hpp"
#include "tests/support/inventory_world.hpp"

namespace gatehouse::inventory {

using namespace std::chrono_literals;

class SoldOutTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SoldOutTest);
    CPPUNIT_TEST(it_is_remembered_for_a_second);
    CPPUNIT_TEST(it_is_forgotten_when_stock_returns);
    CPPUNIT_TEST(other_types_and_events_are_not_meant);
    CPPUNIT_TEST(stock_that_returns_while_mysql_is_asked_is_not_hidden);
    CPPUNIT_TEST(a_mark_taken_too_late_would_hide_it);
    CPPUNIT_TEST(the_mark_of_an_older_return_does_not_count);
    CPPUNIT_TEST(without_redis_mysql_decides);
    CPPUNIT_TEST_SUITE_END();

    support::InventoryWorld world;
    const support::InventoryWorld::OnSale on = world.on_sale(1);

    KnownShortage ask() { return world.inventory.known_shortage(on.event, {on.type}); }
    void note(const KnownShortage& before) { world.inventory.note_sold_out(on.event, {on.type}, before); }
    bool refused() { return !ask().items.empty(); }
    // Everybody who wants the one place while somebody holds it.
    void nothing_left() { ASSERT_ERROR(kSoldOut, world.hold(on, 1)); }

    void it_is_remembered_for_a_second()
    {
        const auto before = ask();
        world.hold(on, 1);
        nothing_left();
        note(before);
        CPPUNIT_ASSERT(refused());
        world.clock.advance(999ms);
        CPPUNIT_ASSERT(refused());
        world.clock.advance(2ms);
        CPPUNIT_ASSERT(!refused());
    }

    void it_is_forgotten_when_stock_returns()
    {
        note(ask());
        CPPUNIT_ASSERT(refused());
        world.inventory.stock_returned(on.event);
        CPPUNIT_ASSERT(!refused());
        note(ask());  // and can be remembered again
        CPPUNIT_ASSERT(refused());
    }

    void other_types_and_events_are_not_meant()
    {
        const auto type = world.add_type(on.event, 5).id.type().value();
        const auto elsewhere = world.on_sale(1);
        note(ask());
        CPPUNIT_ASSERT(world.inventory.known_shortage(elsewhere.event, {elsewhere.type}).items.empty());
        const auto known = world.inventory.known_shortage(on.event, {type, on.type});
        CPPUNIT_ASSERT(known.items == std::vector{ItemId(on.type)});
        known.refuse({{type, 1}});
        ASSERT_ERROR(kSoldOut, (known.refuse({{type, 1}, {on.type, 1}}), 0));
    }

    // One who asks MySQL, is told that nothing is left, and sleeps before Redis hears of it.
    void stock_that_returns_while_mysql_is_asked_is_not_hidden()
    {
        const auto hold = world.hold(on, 1);
        const auto before = ask();
        nothing_left();
        world.release(hold);
        world.inventory.stock_returned(on.event);
        note(before);
        CPPUNIT_ASSERT(!refused());
        world.hold(on, 1);
    }

    // The control: the same, but asking only after MySQL has answered.
    void a_mark_taken_too_late_would_hide_it()
    {
        const auto hold = world.hold(on, 1);
        nothing_left();
        world.release(hold);
        world.inventory.stock_returned(on.event);
        note(ask());
        CPPUNIT_ASSERT(refused());
    }

    void the_mark_of_an_older_return_does_not_count()
    {
        world.inventory.stock_returned(on.event);
        const auto before = ask();
        world.inventory.stock_returned(on.event);
        note(before);
        CPPUNIT_ASSERT(!refused());
    }

    void without_redis_mysql_decides()
    {
        redis::Pool nowhere({"/nonexistent/redis.sock", "", 0, ""});
        const Context lame{
            world.context.config, world.context.db, nowhere, world.clock, world.random, world.metrics};
        const Service service(lame);
        const auto known = service.known_shortage(on.event, {on.type});
        CPPUNIT_ASSERT(known.items.empty() && !known.returned);
        service.note_sold_out(on.event, {on.type}, known);
        service.stock_returned(on.event);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SoldOutTest);

}  // namespace gatehouse::inventory
