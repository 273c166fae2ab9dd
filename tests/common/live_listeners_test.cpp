// Channels that not everybody may listen to: only what somebody hears is said, and every connection ends once
// in a while.

#include <algorithm>

#include "common/live/keys.hpp"
#include "common/live/listeners.hpp"
#include "common/live/marks.hpp"
#include "common/live/turn.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/base.hpp"
#include "tests/support/nchan.hpp"

namespace gatehouse::live {

class LiveListenersTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(LiveListenersTest);
    CPPUNIT_TEST(what_nobody_hears_is_not_said);
    CPPUNIT_TEST(redis_that_lost_everything_does_not_make_listeners_deaf);
    CPPUNIT_TEST(old_connections_end_and_channels_nobody_came_back_to_are_forgotten);
    CPPUNIT_TEST(without_redis_nobody_is_let_in);
    CPPUNIT_TEST_SUITE_END();

    support::Base base;
    const Context& context = base.context;

    support::Nchan nchan{base};

public:
    void setUp() override { nchan.forget(kDoor); }

private:
    std::vector<std::string> take()
    {
        const Turn turn(nchan.context(), kDoor, 10);
        return turn.ids();
    }

    void what_nobody_hears_is_not_said()
    {
        const auto heard = new_id<EventId>(context), other = new_id<EventId>(context);
        hear(context, kDoor, heard);
        mark_all(context, kDoor, std::vector{heard, other});
        CPPUNIT_ASSERT(take() == std::vector{heard.str()});
        CPPUNIT_ASSERT(nchan.calls().empty());
    }

    void redis_that_lost_everything_does_not_make_listeners_deaf()
    {
        context.redis.del(keys::known_since());
        const auto event = new_id<EventId>(context);
        mark(context, kDoor, event);
        CPPUNIT_ASSERT_MESSAGE("nchan is asked", take().empty());
        CPPUNIT_ASSERT(nchan.calls() == std::vector<std::string>{"GET /pub/organizer/" + event.str()});
        CPPUNIT_ASSERT_MESSAGE("somebody listens", take() == std::vector{event.str()});
        nchan.status = 404;
        const auto unheard = new_id<EventId>(context);
        mark(context, kDoor, unheard);
        for (int i = 0; i < 2; ++i) CPPUNIT_ASSERT(take().empty());
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, nchan.calls().size());
    }

    void old_connections_end_and_channels_nobody_came_back_to_are_forgotten()
    {
        const auto left = new_id<EventId>(context), stays = new_id<EventId>(context);
        hear(context, kDoor, left);
        hear(context, kDoor, stays);
        const auto job = end_old_connections();
        CPPUNIT_ASSERT_EQUAL(0, job.run(nchan.context()));
        // As if a time had passed in which one came back.
        context.redis.command({"ZADD", keys::open("organizer"), "2", left.str(), "2", stays.str()});
        context.redis.command({"ZADD", keys::came("organizer"), "1", left.str()});
        CPPUNIT_ASSERT_EQUAL(2, job.run(nchan.context()));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, nchan.calls().size());
        const auto calls = nchan.calls();
        for (const auto& event : {left, stays})
            CPPUNIT_ASSERT(std::ranges::count(calls, "DELETE /pub/organizer/" + event.str()) == 1);
        mark_all(context, kDoor, std::vector{left, stays});
        CPPUNIT_ASSERT(take() == std::vector{stays.str()});
        CPPUNIT_ASSERT_EQUAL(0, job.run(nchan.context()));
    }

    void without_redis_nobody_is_let_in()
    {
        redis::Pool nowhere({"/nonexistent/redis.sock", "", 0, ""});
        const Context away{
            context.config, context.db, nowhere, context.clock, context.random, context.metrics};
        ASSERT_ERROR(kBusy, hear(away, kOrder, new_id<OrderId>(context)));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(LiveListenersTest);

}  // namespace gatehouse::live
