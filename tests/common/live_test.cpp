// Marks of what changed, and the turns in which their states are sent to nchan (RTM-4): both may be lost,
// neither may hurt.

#include <algorithm>
#include <thread>

#include "common/live/keys.hpp"
#include "common/live/listeners.hpp"
#include "common/live/marks.hpp"
#include "common/live/turn.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/base.hpp"
#include "tests/support/nchan.hpp"

namespace gatehouse::live {

using namespace std::chrono_literals;

class LiveTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(LiveTest);
    CPPUNIT_TEST(a_mark_is_taken_once_however_often_it_was_set);
    CPPUNIT_TEST(no_more_are_taken_than_were_asked_for_and_none_is_lost);
    CPPUNIT_TEST(what_was_told_about_a_moment_ago_waits);
    CPPUNIT_TEST(an_id_is_in_one_turn_at_a_time);
    CPPUNIT_TEST(a_turn_that_ends_too_late_is_taken_again);
    CPPUNIT_TEST(a_turn_that_never_ends_is_somebody_elses);
    CPPUNIT_TEST(one_state_that_cannot_be_made_keeps_no_other_back_and_is_tried_again);
    CPPUNIT_TEST(foreign_members_are_passed_over);
    CPPUNIT_TEST(without_redis_marking_is_silent);
    CPPUNIT_TEST(several_kinds_are_marked_together);
    CPPUNIT_TEST(a_state_goes_to_its_channel_under_its_name);
    CPPUNIT_TEST(without_nchan_nothing_is_sent_and_nothing_thrown);
    CPPUNIT_TEST_SUITE_END();

    support::Base base;
    const Context& context = base.context;

    std::vector<EventId> take(int most = 10)
    {
        std::vector<EventId> ids;
        const Turn turn(context, kEvent, most);
        for (const auto& id : turn.ids()) ids.push_back(EventId::parse(id).value());
        return ids;
    }

    // The event's marks are this suite's alone while it runs; earlier ones may have left some.
public:
    void setUp() override
    {
        for (const auto& key : {keys::marks("event"), keys::busy("event"), keys::resting("event")})
            context.redis.del(key);
    }

private:
    void a_mark_is_taken_once_however_often_it_was_set()
    {
        const auto event = new_id<EventId>(context);
        for (int i = 0; i < 3; ++i) mark(context, kEvent, event);
        CPPUNIT_ASSERT(take() == std::vector{event});
        CPPUNIT_ASSERT(take().empty());
    }

    void no_more_are_taken_than_were_asked_for_and_none_is_lost()
    {
        std::vector<EventId> marked, taken;
        for (int i = 0; i < 7; ++i) marked.push_back(new_id<EventId>(context));
        mark_all(context, kEvent, marked);
        for (const std::size_t wanted : {3u, 3u, 1u, 0u}) {
            const auto some = take(3);
            CPPUNIT_ASSERT_EQUAL(wanted, some.size());
            taken.insert(taken.end(), some.begin(), some.end());
        }
        CPPUNIT_ASSERT(std::ranges::is_permutation(marked, taken));
    }

    void what_was_told_about_a_moment_ago_waits()
    {
        const auto event = new_id<EventId>(context), other = new_id<EventId>(context);
        const auto began = std::chrono::steady_clock::now();
        int told = 0;
        while (std::chrono::steady_clock::now() < began + 1s) {
            mark(context, kEvent, event);
            told += static_cast<int>(take().size());
            std::this_thread::sleep_for(5ms);
        }
        CPPUNIT_ASSERT(told >= 3 && told <= 5);
        mark(context, kEvent, event);
        mark(context, kEvent, other);
        CPPUNIT_ASSERT_MESSAGE("another does not wait", std::ranges::count(take(), other) == 1);
        std::this_thread::sleep_for(201ms);
        CPPUNIT_ASSERT_MESSAGE("the last mark is not lost", take() == std::vector{event} || told == 5);
    }

    void rest_is_over() { context.redis.del(keys::resting("event")); }

    void an_id_is_in_one_turn_at_a_time()
    {
        const auto event = new_id<EventId>(context);
        mark(context, kEvent, event);
        {
            const Turn turn(context, kEvent, 10);
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, turn.ids().size());
            mark(context, kEvent, event);
            rest_is_over();
            CPPUNIT_ASSERT(take().empty());
        }
        CPPUNIT_ASSERT(take() == std::vector{event});
    }

    void a_turn_that_ends_too_late_is_taken_again()
    {
        const auto event = new_id<EventId>(context);
        mark(context, kEvent, event);
        {
            const Turn slow(context, kEvent, 10);
            const auto key = keys::busy("event");
            context.redis.command({"ZADD", key, "XX", "1", event.str()});
            rest_is_over();
            CPPUNIT_ASSERT_MESSAGE("meanwhile somebody else", take() == std::vector{event});
            rest_is_over();
        }
        CPPUNIT_ASSERT_MESSAGE("what it said was old", take() == std::vector{event});
    }

    void a_turn_that_never_ends_is_somebody_elses()
    {
        const auto event = new_id<EventId>(context);
        context.redis.command({"ZADD", keys::busy("event"), "1", event.str()});
        CPPUNIT_ASSERT(take() == std::vector{event});
    }

    void one_state_that_cannot_be_made_keeps_no_other_back_and_is_tried_again()
    {
        const auto good = new_id<EventId>(context), bad = new_id<EventId>(context);
        mark_all(context, kEvent, std::vector{good, bad});
        std::vector<EventId> made;
        publish_each(context, kEvent, 10, [&](const EventId& event) -> std::optional<State> {
            if (event == bad) throw Error(kBusy, "not now");
            made.push_back(event);
            return {};
        });
        CPPUNIT_ASSERT(made == std::vector{good});
        rest_is_over();
        CPPUNIT_ASSERT(take() == std::vector{bad});
    }

    void foreign_members_are_passed_over()
    {
        const auto event = new_id<EventId>(context);
        context.redis.command({"SADD", keys::marks("event"), "no id"});
        mark(context, kEvent, event);
        std::vector<EventId> made;
        publish_all(context, kEvent, 10, [&](const std::vector<EventId>& ids) {
            made = ids;
            return std::vector<std::pair<EventId, State>>();
        });
        CPPUNIT_ASSERT(made == std::vector{event});
    }

    void without_redis_marking_is_silent()
    {
        redis::Pool nowhere({"/nonexistent/redis.sock", "", 0, ""});
        const Context away{
            context.config, context.db, nowhere, context.clock, context.random, context.metrics};
        mark(away, kEvent, new_id<EventId>(context));
        ASSERT_ERROR(kBusy, Turn(away, kEvent, 10));
    }

    void several_kinds_are_marked_together()
    {
        const auto event = new_id<EventId>(context);
        const ItemId line = new_id<BundleId>(context);
        Marks().add(kEvent, event).add(kLine, line).send(context);
        CPPUNIT_ASSERT(take() == std::vector{event});
        const auto marked = context.redis.command({"SREM", keys::marks("line"), line.str()});
        CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, marked.number());
    }

    void a_state_goes_to_its_channel_under_its_name()
    {
        support::Nchan nchan(base);
        const auto send = [&](const std::string& json) {
            return publish(nchan.context(), "event/x", {"state", json});
        };
        CPPUNIT_ASSERT(send(R"({"left":3})"));
        CPPUNIT_ASSERT_EQUAL(std::string(R"({"left":3})"), nchan.last("event/x", "state"));
        nchan.status = 202;  // nobody listens, and the message is kept for who comes
        CPPUNIT_ASSERT(send("{}"));
        nchan.status = 503;
        CPPUNIT_ASSERT(!send("{}"));
    }

    void without_nchan_nothing_is_sent_and_nothing_thrown()
    {
        for (const auto* socket : {"", "/nonexistent/pub"}) {
            const Config config(std::map<std::string, std::string>{{"live.publisher_socket", socket}});
            CPPUNIT_ASSERT(
                !publish({config, context.db, context.redis, context.clock, context.random, context.metrics},
                    "event/x", {"state", "{}"}));
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(LiveTest);

}  // namespace gatehouse::live
