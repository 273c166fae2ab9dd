// Marks of what changed, and states sent to nchan (RTM-4): both may be lost, neither may hurt.

#include "common/live.hpp"

#include <algorithm>
#include <filesystem>

#include "tests/support/asserts.hpp"
#include "tests/support/base.hpp"
#include "tests/support/listener.hpp"

namespace gatehouse::live {

class LiveTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(LiveTest);
    CPPUNIT_TEST(a_mark_is_taken_once_however_often_it_was_set);
    CPPUNIT_TEST(no_more_are_taken_than_were_asked_for_and_none_is_lost);
    CPPUNIT_TEST(foreign_members_are_passed_over);
    CPPUNIT_TEST(without_redis_marking_is_silent);
    CPPUNIT_TEST(a_state_goes_to_its_channel_under_its_name);
    CPPUNIT_TEST(without_nchan_nothing_is_sent_and_nothing_thrown);
    CPPUNIT_TEST_SUITE_END();

    support::Base base;
    const Context& context = base.context;

    // No other test marks while this suite runs; earlier ones may have.
    void forget() { context.redis.del("live:events"); }

    void a_mark_is_taken_once_however_often_it_was_set()
    {
        forget();
        const auto event = new_id<EventId>(context);
        for (int i = 0; i < 3; ++i) mark_event(context, event);
        CPPUNIT_ASSERT(take_marked_events(context, 10) == std::vector{event});
        CPPUNIT_ASSERT(take_marked_events(context, 10).empty());
        mark_event(context, event);
        CPPUNIT_ASSERT(take_marked_events(context, 10) == std::vector{event});
    }

    void no_more_are_taken_than_were_asked_for_and_none_is_lost()
    {
        forget();
        std::vector<EventId> marked, taken;
        for (int i = 0; i < 7; ++i) mark_event(context, marked.emplace_back(new_id<EventId>(context)));
        for (const std::size_t wanted : {3u, 3u, 1u, 0u}) {
            const auto some = take_marked_events(context, 3);
            CPPUNIT_ASSERT_EQUAL(wanted, some.size());
            taken.insert(taken.end(), some.begin(), some.end());
        }
        CPPUNIT_ASSERT(std::ranges::is_permutation(marked, taken));
    }

    void foreign_members_are_passed_over()
    {
        forget();
        const auto event = new_id<EventId>(context);
        context.redis.command({"SADD", "live:events", "no id"});
        mark_event(context, event);
        CPPUNIT_ASSERT(take_marked_events(context, 10) == std::vector{event});
    }

    void without_redis_marking_is_silent()
    {
        redis::Pool nowhere({"/nonexistent/redis.sock", "", 0, ""});
        const Context away{
            context.config, context.db, nowhere, context.clock, context.random, context.metrics};
        mark_event(away, new_id<EventId>(context));
        ASSERT_ERROR(kBusy, take_marked_events(away, 10));
    }

    // Sends a state as a process would whose nchan listens at `path`.
    bool send(const std::string& path, const std::string& json = "{}")
    {
        const Config config(std::map<std::string, std::string>{{"live.publisher_socket", path}});
        return publish({config, context.db, context.redis, context.clock, context.random, context.metrics},
            "event/x", "state", json);
    }

    void a_state_goes_to_its_channel_under_its_name()
    {
        const auto path = (std::filesystem::temp_directory_path() / base.unique("pub.")).string();
        std::string told;
        std::atomic<int> status = 201;
        {
            const support::Listener nchan(
                Poco::Net::SocketAddress(Poco::Net::SocketAddress::UNIX_LOCAL, path),
                [&](const auto& request, const std::string& body) {
                    told = request.getMethod() + " " + request.getURI() + " " +
                           request.get("X-EventSource-Event", "") + " " + body;
                    return status.load();
                });
            CPPUNIT_ASSERT(send(path, R"({"left":3})"));
            CPPUNIT_ASSERT_EQUAL(std::string(R"(POST /pub/event/x state {"left":3})"), told);
            status = 202;  // nobody listens, and the message is kept for who comes
            CPPUNIT_ASSERT(send(path));
            status = 503;
            CPPUNIT_ASSERT(!send(path));
        }
        std::filesystem::remove(path);
    }

    void without_nchan_nothing_is_sent_and_nothing_thrown()
    {
        CPPUNIT_ASSERT(!send(""));
        CPPUNIT_ASSERT(!send("/nonexistent/pub"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(LiveTest);

}  // namespace gatehouse::live
