// Connections come back to be used again, and those of a rush that is over are closed.

#include "common/idle_stack.hpp"

#include <thread>

#include "tests/support/asserts.hpp"

namespace gatehouse {

using namespace std::chrono_literals;

namespace {

struct Line {
    explicit Line(int number, int& open) : number(number), open(open) { ++open; }
    ~Line() { --open; }
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    const int number;
    int& open;
    bool broken = false;
};

}  // namespace

class IdleStackTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(IdleStackTest);
    CPPUNIT_TEST(who_suits_is_preferred_and_else_the_one_unwanted_longest);
    CPPUNIT_TEST(what_is_broken_does_not_come_back);
    CPPUNIT_TEST(what_nobody_wants_any_more_is_closed);
    CPPUNIT_TEST(what_was_wanted_lately_stays);
    CPPUNIT_TEST(what_is_in_use_is_not_closed);
    CPPUNIT_TEST_SUITE_END();

    int open = 0, made = 0;
    IdleStack<Line> stack;

    IdleStack<Line>::Lease borrow()
    {
        return stack.borrow([this] { return std::make_unique<Line>(made++, open); });
    }
    IdleStack<Line>::Lease borrow(int number)
    {
        return stack.borrow([this] { return std::make_unique<Line>(made++, open); },
            [=](const Line& line) { return line.number == number; });
    }
    // Lines 0, 1, … come back in this order.
    void leave(int many)
    {
        std::vector<IdleStack<Line>::Lease> leases;
        for (int i = 0; i < many; ++i) leases.push_back(borrow());
        for (auto& lease : leases) lease.reset();
    }

    void who_suits_is_preferred_and_else_the_one_unwanted_longest()
    {
        leave(3);
        CPPUNIT_ASSERT_EQUAL(1, borrow(1)->number);
        CPPUNIT_ASSERT_EQUAL(0, borrow(7)->number);
        CPPUNIT_ASSERT_EQUAL(0, borrow()->number);
        CPPUNIT_ASSERT_EQUAL(3, made);
    }

    void what_is_broken_does_not_come_back()
    {
        borrow()->broken = true;
        CPPUNIT_ASSERT_EQUAL(0, open);
        CPPUNIT_ASSERT_EQUAL(1, borrow()->number);
    }

    void what_nobody_wants_any_more_is_closed()
    {
        leave(9);
        stack.close_idle(0s);
        CPPUNIT_ASSERT_EQUAL(0, open);
        CPPUNIT_ASSERT_EQUAL(9, borrow()->number);
    }

    void what_was_wanted_lately_stays()
    {
        leave(9);
        std::this_thread::sleep_for(50ms);
        {
            const auto lately = borrow(3), also = borrow(5);
        }
        stack.close_idle(50ms);
        CPPUNIT_ASSERT_EQUAL(2, open);
        const auto one = borrow(), other = borrow();
        CPPUNIT_ASSERT_EQUAL(8, one->number + other->number);
        CPPUNIT_ASSERT_EQUAL(9, made);
    }

    void what_is_in_use_is_not_closed()
    {
        leave(3);
        {
            const auto used = borrow();
            stack.close_idle(0s);
            CPPUNIT_ASSERT_EQUAL(1, open);
        }
        CPPUNIT_ASSERT_EQUAL(2, borrow()->number);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(IdleStackTest);

}  // namespace gatehouse
