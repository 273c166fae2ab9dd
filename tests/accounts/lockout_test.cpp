// Failed sign-ins: growing delays, the lock, and who is not locked out by a stranger (ACC-4).

#include "modules/accounts/lockout.hpp"

#include <thread>

#include "modules/accounts/types.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/base.hpp"

namespace gatehouse::accounts {

using namespace std::chrono_literals;

class LockoutTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(LockoutTest);
    CPPUNIT_TEST(the_fifth_failure_and_each_after_it_cost_twice_the_wait);
    CPPUNIT_TEST(the_tenth_failure_locks_for_a_quarter_of_an_hour);
    CPPUNIT_TEST(a_right_password_starts_anew);
    CPPUNIT_TEST(a_try_that_was_not_looked_at_does_not_count);
    CPPUNIT_TEST(guesses_at_the_same_instant_all_count);
    CPPUNIT_TEST(an_address_that_fails_over_many_accounts_is_stopped);
    CPPUNIT_TEST(without_redis_everybody_passes);
    CPPUNIT_TEST_SUITE_END();

    support::Base base;
    std::string account = base.unique("account.");
    std::string address = base.unique("address.");  // no two tests share a counter

    Lockout lockout() const { return {base.context, account, address}; }

    // Seconds until the next try is heard; 0 when this one was.
    std::int64_t wait() const
    {
        try {
            lockout().count();
            return 0;
        } catch (const Error& e) {
            return std::get<std::int64_t>(e.extras().at(0).second);
        }
    }

    void fail(int times)
    {
        for (int i = 0; i < times; ++i) {
            CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, wait());
            base.clock.advance(20s);
        }
    }

    void the_fifth_failure_and_each_after_it_cost_twice_the_wait()
    {
        fail(4);
        for (const int seconds : {1, 2, 4, 8, 16}) {
            CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, wait());
            CPPUNIT_ASSERT_EQUAL(std::int64_t{seconds}, wait());
            base.clock.advance(std::chrono::seconds(seconds));
        }
    }

    void the_tenth_failure_locks_for_a_quarter_of_an_hour()
    {
        fail(9);
        CPPUNIT_ASSERT(lockout().count());
        CPPUNIT_ASSERT_EQUAL(std::int64_t{900}, wait());
        base.clock.advance(900s);
        fail(4);  // and afterwards the count begins again
    }

    void a_right_password_starts_anew()
    {
        fail(8);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, wait());
        lockout().succeeded();
        for (int i = 0; i < 5; ++i) CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, wait());
    }

    void a_try_that_was_not_looked_at_does_not_count()
    {
        for (int i = 0; i < 20; ++i) {
            CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, wait());
            lockout().give_back();
        }
        fail(9);
        lockout().count();
        lockout().give_back();  // even when it would have locked
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, wait());
    }

    void guesses_at_the_same_instant_all_count()
    {
        std::atomic<int> heard = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 30; ++i) threads.emplace_back([&] { heard += wait() == 0; });
        }
        CPPUNIT_ASSERT_EQUAL(5, heard.load());  // the fifth closes the door behind itself
    }

    void an_address_that_fails_over_many_accounts_is_stopped()
    {
        for (int i = 0; i < 50; ++i) {
            account = base.unique("account.");
            CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, wait());
        }
        account = base.unique("account.");
        CPPUNIT_ASSERT_EQUAL(std::int64_t{900}, wait());
        address = base.unique("address.");
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, wait());
    }

    void without_redis_everybody_passes()
    {
        redis::Pool nowhere({"/nonexistent/redis.sock", "", 0, ""});
        const Context lame{
            base.context.config, base.context.db, nowhere, base.clock, base.random, base.metrics};
        const Lockout blind(lame, account, address);
        for (int i = 0; i < 20; ++i) CPPUNIT_ASSERT(!blind.count());
        blind.succeeded();
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(LockoutTest);

}  // namespace gatehouse::accounts
