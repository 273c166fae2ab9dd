// Who waits hears of a new place without asking.

#include "modules/queue/live.hpp"

#include "common/live/keys.hpp"
#include "common/obs/gauges.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/queue_world.hpp"

namespace gatehouse::queue {

class LiveTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(LiveTest);
    CPPUNIT_TEST(whoever_moves_up_is_told_once);
    CPPUNIT_TEST(a_line_that_redis_lost_is_told_again);
    CPPUNIT_TEST(administrators_see_how_many_wait);
    CPPUNIT_TEST_SUITE_END();

    support::QueueWorld world;

    // Takes the mark away.
    bool marked(const Entry& entry)
    {
        return world.context.redis.command({"SREM", live::keys::marks("entry"), entry.id.str()}).number() ==
               1;
    }

    void whoever_moves_up_is_told_once()
    {
        const auto sold = world.sold_out();
        const auto a = world.join(sold.type), b = world.join(sold.type), c = world.join(sold.type);
        mark_places(world.context);
        for (const auto& entry : {a, b, c}) marked(entry);
        world.ends.leave(a);
        CPPUNIT_ASSERT(marked(a));
        CPPUNIT_ASSERT(!marked(b));
        mark_places(world.context);
        CPPUNIT_ASSERT(marked(b));
        CPPUNIT_ASSERT(marked(c));
        mark_places(world.context);
        CPPUNIT_ASSERT(!marked(b));
    }

    void a_line_that_redis_lost_is_told_again()
    {
        const auto sold = world.sold_out();
        const auto a = world.join(sold.type), b = world.join(sold.type);
        mark_places(world.context);
        marked(b);
        world.forget(sold.type);
        world.ends.leave(a);
        mark_places(world.context);
        CPPUNIT_ASSERT(!marked(b));
        mark_places(world.context);
        CPPUNIT_ASSERT(marked(b));
    }

    void administrators_see_how_many_wait()
    {
        const auto value = [&](const std::string& name) {
            count_waiting(world.context);
            for (const auto& gauge : obs::gauges(world.context))
                if (gauge.name == name) return gauge.value;
            return -1.0;
        };
        const auto lines = value("queue_lines"), people = value("queue_waiting");
        const auto sold = world.sold_out();
        world.join(sold.type), world.join(sold.type);
        CPPUNIT_ASSERT_EQUAL(lines + 1, value("queue_lines"));
        CPPUNIT_ASSERT_EQUAL(people + 2, value("queue_waiting"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(LiveTest);

}  // namespace gatehouse::queue
