// Those who come together are served together, in order, each with an answer of their own.

#include "common/combiner.hpp"

#include <atomic>
#include <latch>
#include <set>
#include <string>
#include <thread>

#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"

namespace gatehouse {

using namespace std::chrono_literals;

class CombinerTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(CombinerTest);
    CPPUNIT_TEST(who_comes_alone_is_served_at_once);
    CPPUNIT_TEST(those_who_wait_are_served_in_one_batch_in_the_order_they_came);
    CPPUNIT_TEST(a_batch_has_at_most_so_many);
    CPPUNIT_TEST(a_leader_waits_for_company_only_when_others_are_about);
    CPPUNIT_TEST(a_full_batch_does_not_wait);
    CPPUNIT_TEST(each_member_has_an_answer_or_an_error_of_their_own);
    CPPUNIT_TEST(an_error_of_the_whole_batch_spares_those_who_are_settled);
    CPPUNIT_TEST(nobody_is_forgotten);
    CPPUNIT_TEST(no_more_lanes_than_allowed_serve_one_key);
    CPPUNIT_TEST(keys_do_not_wait_for_each_other);
    CPPUNIT_TEST(a_storm_loses_nobody_and_answers_nobody_twice);
    CPPUNIT_TEST_SUITE_END();

    using Sums = Combiner<int, int, int>;

    // Holds every batch until the gate is opened, and remembers what was in it.
    struct Gate {
        std::mutex mutex;
        std::condition_variable changed;
        int open = 0;  // batches that may pass
        std::vector<std::vector<int>> batches;

        void operator()(int, Sums::Batch batch)
        {
            std::unique_lock lock(mutex);
            auto& mine = batches.emplace_back();
            for (const auto* member : batch) mine.push_back(member->request);
            changed.notify_all();
            changed.wait(lock, [&] { return open > 0; });
            --open;
            for (auto* member : batch) member->give(member->request * 10);
        }
        void wait_for(std::size_t n)
        {
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] { return batches.size() >= n; });
        }
        void let(int n)
        {
            const std::lock_guard lock(mutex);
            open += n;
            changed.notify_all();
        }
    };

    Gate gate;
    Sums::Serve through()
    {
        return [this](int key, Sums::Batch batch) { gate(key, batch); };
    }

    // Callers who come one after the other, each surely behind the one before.
    static std::jthread come(Sums& sums, int request, std::atomic<int>* sum = nullptr)
    {
        const auto before = sums.present(1);
        std::jthread caller([&sums, request, sum] {
            const int answer = sums.run(1, request);
            if (sum) *sum += answer;
        });
        while (sums.present(1) == before) std::this_thread::yield();
        return caller;
    }

    void who_comes_alone_is_served_at_once()
    {
        Sums sums({64, 2, 10s}, through());
        gate.let(2);
        CPPUNIT_ASSERT_EQUAL(70, sums.run(1, 7));
        CPPUNIT_ASSERT_EQUAL(80, sums.run(1, 8));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, gate.batches.size());
    }

    void those_who_wait_are_served_in_one_batch_in_the_order_they_came()
    {
        Sums sums({64, 1, {}}, through());
        std::atomic<int> sum = 0;
        {
            std::vector<std::jthread> callers;
            callers.push_back(come(sums, 1, &sum));
            gate.wait_for(1);
            for (int i = 2; i <= 6; ++i) callers.push_back(come(sums, i, &sum));
            gate.let(2);
        }
        CPPUNIT_ASSERT((gate.batches == std::vector<std::vector<int>>{{1}, {2, 3, 4, 5, 6}}));
        CPPUNIT_ASSERT_EQUAL(210, sum.load());
    }

    void a_batch_has_at_most_so_many()
    {
        Sums sums({2, 1, {}}, through());
        {
            std::vector<std::jthread> callers;
            callers.push_back(come(sums, 1));
            gate.wait_for(1);
            for (int i = 2; i <= 6; ++i) callers.push_back(come(sums, i));
            gate.let(4);
        }
        CPPUNIT_ASSERT((gate.batches == std::vector<std::vector<int>>{{1}, {2, 3}, {4, 5}, {6}}));
    }

    void a_leader_waits_for_company_only_when_others_are_about()
    {
        Sums sums({64, 2, 1s}, through());
        {
            std::vector<std::jthread> callers;
            callers.push_back(come(sums, 1));
            gate.wait_for(1);
            callers.push_back(come(sums, 2));  // a lane of its own, and patient
            callers.push_back(come(sums, 3));
            gate.let(2);
        }
        CPPUNIT_ASSERT((gate.batches == std::vector<std::vector<int>>{{1}, {2, 3}}));
    }

    void a_full_batch_does_not_wait()
    {
        Sums sums({3, 2, 60s}, through());
        {
            std::vector<std::jthread> callers;
            callers.push_back(come(sums, 1));
            gate.wait_for(1);
            for (int i = 2; i <= 4; ++i) callers.push_back(come(sums, i));
            gate.wait_for(2);  // or this test takes a minute
            gate.let(2);
        }
        CPPUNIT_ASSERT((gate.batches == std::vector<std::vector<int>>{{1}, {2, 3, 4}}));
    }

    void each_member_has_an_answer_or_an_error_of_their_own()
    {
        Sums sums({64, 1, {}}, [](int, Sums::Batch batch) {
            for (auto* member : batch) {
                if (member->request % 2)
                    member->fail(std::make_exception_ptr(Error(kConflict, std::to_string(member->request))));
                else
                    member->give(member->request);
            }
        });
        support::at_once(16, [&](std::size_t i) {
            const int request = static_cast<int>(i);
            try {
                CPPUNIT_ASSERT_EQUAL(request, sums.run(1, request));
                CPPUNIT_ASSERT(request % 2 == 0);
            } catch (const Error& e) {
                CPPUNIT_ASSERT_EQUAL(std::to_string(request), std::string(e.what()));
            }
        });
    }

    void an_error_of_the_whole_batch_spares_those_who_are_settled()
    {
        Sums sums({64, 1, {}}, [](int, Sums::Batch batch) {
            for (auto* member : batch)
                if (member->request == 2) member->give(2);
            throw Error(kBusy);
        });
        ASSERT_ERROR(kBusy, sums.run(1, 1));
        CPPUNIT_ASSERT_EQUAL(2, sums.run(1, 2));
    }

    void nobody_is_forgotten()
    {
        Sums sums({64, 1, {}}, [](int, Sums::Batch) {});
        CPPUNIT_ASSERT_THROW(sums.run(1, 1), std::logic_error);
    }

    void no_more_lanes_than_allowed_serve_one_key()
    {
        std::atomic<int> now = 0, most = 0;
        Sums sums({3, 2, {}}, [&](int, Sums::Batch batch) {
            const int lanes = ++now;
            for (int seen = most; seen < lanes && !most.compare_exchange_weak(seen, lanes);) {}
            std::this_thread::sleep_for(1ms);
            --now;
            for (auto* member : batch) member->give(0);
        });
        support::at_once(32, [&](std::size_t) { sums.run(1, 0); });
        CPPUNIT_ASSERT_EQUAL(2, most.load());
    }

    void keys_do_not_wait_for_each_other()
    {
        std::latch both(2);
        Sums sums({64, 1, {}}, [&](int, Sums::Batch batch) {
            both.arrive_and_wait();  // hangs unless both keys are served at the same time
            for (auto* member : batch) member->give(0);
        });
        support::at_once(2, [&](std::size_t i) { sums.run(static_cast<int>(i), 0); });
    }

    void a_storm_loses_nobody_and_answers_nobody_twice()
    {
        constexpr int kThreads = 24, kRounds = 400;
        std::mutex mutex;
        std::multiset<int> served;
        Sums sums({7, 2, 50us}, [&](int, Sums::Batch batch) {
            CPPUNIT_ASSERT(!batch.empty() && batch.size() <= 7);
            const std::lock_guard lock(mutex);
            for (auto* member : batch) {
                served.insert(member->request);
                if (member->request % 5 == 0)
                    member->fail(std::make_exception_ptr(Error(kConflict)));
                else
                    member->give(member->request);
            }
        });
        std::atomic<int> answered = 0, failed = 0;
        support::at_once(kThreads, [&](std::size_t i) {
            for (int round = 0; round < kRounds; ++round) {
                const int request = static_cast<int>(i) * kRounds + round;
                try {
                    answered += sums.run(request % 3, request) == request;
                } catch (const Error&) {
                    ++failed;
                }
            }
        });
        CPPUNIT_ASSERT_EQUAL(std::size_t{kThreads * kRounds}, served.size());
        CPPUNIT_ASSERT_EQUAL(served.size(), std::set<int>(served.begin(), served.end()).size());
        CPPUNIT_ASSERT_EQUAL(kThreads * kRounds / 5, failed.load());
        CPPUNIT_ASSERT_EQUAL(kThreads * kRounds - failed, answered.load());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CombinerTest);

}  // namespace gatehouse
