// In a rush, what can wait waits; and only then.

#include "common/rush.hpp"

#include <thread>

#include "tests/support/asserts.hpp"
#include "tests/support/base.hpp"

namespace gatehouse {

using namespace std::chrono_literals;

class RushTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(RushTest);
    CPPUNIT_TEST(it_is_on_when_somebody_said_so_and_ends_by_itself);
    CPPUNIT_TEST_SUITE_END();

    support::Base base;

    bool becomes(bool on, std::chrono::milliseconds within) const
    {
        for (const auto end = std::chrono::steady_clock::now() + within;
             std::chrono::steady_clock::now() < end; std::this_thread::sleep_for(10ms))
            if (rush::is_on(base.context) == on) return true;
        return false;
    }

    void it_is_on_when_somebody_said_so_and_ends_by_itself()
    {
        base.context.redis.del("rush");
        CPPUNIT_ASSERT(!rush::is_on(base.context));
        base.clock.at += 1h;  // whatever other tests have said
        for (int i = 0; i < 1000; ++i) rush::note(base.context);
        CPPUNIT_ASSERT(becomes(true, 2s));
        CPPUNIT_ASSERT(becomes(false, 5s));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RushTest);

}  // namespace gatehouse
