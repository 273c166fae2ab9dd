// Who waits hears of a new place without asking.

#include "modules/queue/live.hpp"

#include "common/live/keys.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/queue_world.hpp"

namespace gatehouse::queue {

class LiveTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(LiveTest);
    CPPUNIT_TEST(whoever_moves_up_is_told_once);
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
};

CPPUNIT_TEST_SUITE_REGISTRATION(LiveTest);

}  // namespace gatehouse::queue
