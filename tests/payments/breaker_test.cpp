#include <cppunit/extensions/HelperMacros.h>

#include "modules/payments/breaker.hpp"

namespace gatehouse::payments {

class BreakerTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(BreakerTest);
    CPPUNIT_TEST(a_few_failures_change_nothing);
    CPPUNIT_TEST(many_in_a_row_stop_all_calls_for_a_while);
    CPPUNIT_TEST(then_one_caller_a_period_may_probe);
    CPPUNIT_TEST(a_success_closes_the_circuit);
    CPPUNIT_TEST_SUITE_END();

    const Time now{std::chrono::seconds(1'000'000)};
    Breaker breaker;

    void fail(int times)
    {
        for (int i = 0; i < times; ++i) breaker.failed(now);
    }

    void a_few_failures_change_nothing()
    {
        fail(Breaker::kFailures - 1);
        CPPUNIT_ASSERT(breaker.admits(now));
    }

    void many_in_a_row_stop_all_calls_for_a_while()
    {
        fail(Breaker::kFailures);
        CPPUNIT_ASSERT(!breaker.admits(now));
        CPPUNIT_ASSERT(!breaker.admits(now + Breaker::kOpenFor - std::chrono::seconds(1)));
    }

    void then_one_caller_a_period_may_probe()
    {
        fail(Breaker::kFailures);
        const auto later = now + Breaker::kOpenFor;
        CPPUNIT_ASSERT(breaker.admits(later));
        CPPUNIT_ASSERT(!breaker.admits(later));
        CPPUNIT_ASSERT(breaker.admits(later + Breaker::kOpenFor));
    }

    void a_success_closes_the_circuit()
    {
        fail(Breaker::kFailures);
        breaker.succeeded();
        CPPUNIT_ASSERT(breaker.admits(now));
        fail(1);
        CPPUNIT_ASSERT(breaker.admits(now));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(BreakerTest);

}  // namespace gatehouse::payments
