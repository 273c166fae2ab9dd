// The job runner and its leases: a leader, and only one.

#include "common/sched/job.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <thread>

#include "tests/support/asserts.hpp"
#include "tests/support/base.hpp"

namespace gatehouse::sched {

using namespace std::chrono_literals;

namespace {

std::atomic<int> left = 0, rounds = 0, failures = 0;

int work(const Context&)
{
    ++rounds;
    return left > 0 ? left-- : 0;
}
std::atomic<int> niceness = -1;
int look_at_niceness(const Context&)
{
    niceness = getpriority(PRIO_PROCESS, static_cast<id_t>(gettid()));
    return 0;
}
int fail(const Context&)
{
    ++failures;
    throw std::runtime_error("broken");
}

}  // namespace

class JobTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(JobTest);
    CPPUNIT_TEST(a_job_is_called_until_nothing_is_left);
    CPPUNIT_TEST(a_job_that_fails_is_called_again_and_hinders_nobody);
    CPPUNIT_TEST(a_job_that_gives_way_is_the_only_one);
    CPPUNIT_TEST(a_lease_has_one_holder);
    CPPUNIT_TEST(a_lease_that_ran_out_is_taken_over_with_a_higher_token);
    CPPUNIT_TEST(of_many_at_once_one_gets_the_lease);
    CPPUNIT_TEST_SUITE_END();

    support::Base base;
    const std::string name = base.unique("test.");

    void run(const std::vector<Job>& jobs, std::chrono::milliseconds span)
    {
        const auto end = std::chrono::steady_clock::now() + span;
        run_jobs(base.context, jobs, [&] { return std::chrono::steady_clock::now() > end; });
    }

    void a_job_is_called_until_nothing_is_left()
    {
        left = 5, rounds = 0;
        run({{"work", 1h, work}}, 250ms);
        CPPUNIT_ASSERT_EQUAL(6, rounds.load());  // one beat: five rounds with work, one without
    }

    void a_job_that_fails_is_called_again_and_hinders_nobody()
    {
        left = 1, rounds = 0, failures = 0;
        run({{"fail", 50ms, fail}, {"work", 50ms, work}}, 400ms);
        CPPUNIT_ASSERT(failures > 1);
        CPPUNIT_ASSERT(rounds > 2);
        ASSERT_CONTAINS("job_failures", base.metrics.text());
    }

    std::optional<std::int64_t> take(const Uuid& holder)
    {
        return take_lease(base.context, name.c_str(), holder, 30s);
    }

    void a_job_that_gives_way_is_the_only_one()
    {
        const int ours = getpriority(PRIO_PROCESS, 0);
        run({{"urgent", 1h, look_at_niceness}}, 50ms);
        CPPUNIT_ASSERT_EQUAL(ours, niceness.load());
        run({{"patient", 1h, look_at_niceness, true}}, 50ms);
        CPPUNIT_ASSERT_EQUAL(std::max(ours, 19), niceness.load());
        CPPUNIT_ASSERT_EQUAL(ours, getpriority(PRIO_PROCESS, 0));
    }

    void a_lease_has_one_holder()
    {
        const auto ada = new_uuid(base.context), grace = new_uuid(base.context);
        const auto token = take(ada);
        CPPUNIT_ASSERT(token);
        CPPUNIT_ASSERT(!take(grace));
        base.clock.advance(20s);
        CPPUNIT_ASSERT(take(ada) == token);  // held on to
        base.clock.advance(20s);
        CPPUNIT_ASSERT(!take(grace));
    }

    void a_lease_that_ran_out_is_taken_over_with_a_higher_token()
    {
        const auto ada = new_uuid(base.context), grace = new_uuid(base.context);
        const auto first = take(ada);
        base.clock.advance(30s);
        const auto second = take(grace);
        CPPUNIT_ASSERT(second && *second > *first);
        CPPUNIT_ASSERT(!take(ada));
        base.clock.advance(30s);
        CPPUNIT_ASSERT(*take(ada) > *second);
    }

    void of_many_at_once_one_gets_the_lease()
    {
        std::atomic<int> got = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 10; ++i)
                threads.emplace_back([&] { got += take(new_uuid(base.context)).has_value(); });
        }
        CPPUNIT_ASSERT_EQUAL(1, got.load());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(JobTest);

}  // namespace gatehouse::sched
