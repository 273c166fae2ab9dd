// What costs much takes few threads, whatever the flood.

#include "common/gate.hpp"

#include <atomic>
#include <thread>

#include "common/error.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"

namespace gatehouse {

using namespace std::chrono_literals;

class GateTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(GateTest);
    CPPUNIT_TEST(never_more_are_inside_than_there_is_room);
    CPPUNIT_TEST(who_would_wait_behind_too_many_is_told_at_once);
    CPPUNIT_TEST(who_waits_too_long_is_told_so);
    CPPUNIT_TEST(room_comes_back_when_the_work_throws);
    CPPUNIT_TEST_SUITE_END();

    void never_more_are_inside_than_there_is_room()
    {
        Gate gate(2, 30, 10s);
        std::atomic<int> inside = 0, most = 0, done = 0;
        support::at_once(32, [&](std::size_t) {
            const auto pass = gate.pass();
            const int now = ++inside;
            for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) {}
            std::this_thread::sleep_for(1ms);
            --inside;
            ++done;
        });
        CPPUNIT_ASSERT_EQUAL(32, done.load());
        CPPUNIT_ASSERT_EQUAL(2, most.load());
    }

    void who_would_wait_behind_too_many_is_told_at_once()
    {
        Gate gate(1, 3, 10s);
        std::atomic<bool> release = false;
        std::atomic<int> refused = 0, admitted = 0;
        support::at_once(20, [&](std::size_t) {
            try {
                const auto pass = gate.pass();
                while (!release) std::this_thread::sleep_for(1ms);
                ++admitted;
            } catch (const Error& e) {
                CPPUNIT_ASSERT_EQUAL(std::string("busy"), std::string(e.kind().code));
                // One inside and three in front of it stay; only then may they go.
                if (++refused == 16) release = true;
            }
        });
        CPPUNIT_ASSERT_EQUAL(16, refused.load());
        CPPUNIT_ASSERT_EQUAL(4, admitted.load());
    }

    void who_waits_too_long_is_told_so()
    {
        Gate gate(1, 3, 20ms);
        const auto pass = gate.pass();
        ASSERT_ERROR(kBusy, gate.pass());
    }

    void room_comes_back_when_the_work_throws()
    {
        Gate gate(1, 0, 20ms);
        try {
            const auto pass = gate.pass();
            throw std::runtime_error("broken");
        } catch (const std::runtime_error&) {
        }
        const auto again = gate.pass();
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(GateTest);

}  // namespace gatehouse
