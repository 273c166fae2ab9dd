// Values that may be a moment old, and not older.

#include "common/fresh.hpp"

#include "tests/support/asserts.hpp"
#include "tests/support/base.hpp"

namespace gatehouse {

using namespace std::chrono_literals;

class FreshTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(FreshTest);
    CPPUNIT_TEST(a_value_is_loaded_once_while_it_is_fresh);
    CPPUNIT_TEST(a_clock_that_was_set_back_keeps_nothing_alive);
    CPPUNIT_TEST(it_does_not_grow_beyond_its_bound);
    CPPUNIT_TEST(what_cannot_be_loaded_is_not_kept);
    CPPUNIT_TEST_SUITE_END();

    support::FakeClock clock;
    int loads = 0;
    Fresh<int, int> fresh{1s, 2};

    int get(int key)
    {
        return fresh.get(key, clock.now(), [&] { return ++loads; });
    }

    void a_value_is_loaded_once_while_it_is_fresh()
    {
        CPPUNIT_ASSERT_EQUAL(1, get(7));
        clock.advance(1s);
        CPPUNIT_ASSERT_EQUAL(1, get(7));
        CPPUNIT_ASSERT_EQUAL(2, get(8));
        clock.advance(1us);
        CPPUNIT_ASSERT_EQUAL(3, get(7));
    }

    void a_clock_that_was_set_back_keeps_nothing_alive()
    {
        get(7);
        clock.advance(-1h);
        CPPUNIT_ASSERT_EQUAL(2, get(7));
    }

    void it_does_not_grow_beyond_its_bound()
    {
        get(1), get(2), get(3);
        CPPUNIT_ASSERT_EQUAL(3, get(3));
        CPPUNIT_ASSERT_EQUAL(4, get(1));
    }

    void what_cannot_be_loaded_is_not_kept()
    {
        ASSERT_ERROR(kBusy, fresh.get(7, clock.now(), []() -> int { throw Error(kBusy); }));
        CPPUNIT_ASSERT_EQUAL(1, get(7));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FreshTest);

}  // namespace gatehouse
