// Work that waits leaves its thread to others, and finds everything as it was when it goes on elsewhere.

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <fstream>
#include <latch>
#include <optional>
#include <set>
#include <stdexcept>
#include <thread>

#include "common/combiner.hpp"
#include "common/fibers/carriers.hpp"
#include "common/fibers/wait.hpp"
#include "tests/support/asserts.hpp"

namespace gatehouse::fibers {

using namespace std::chrono_literals;

namespace {

// Jobs that a test puts in.
class Basket : public Source {
public:
    void put(Job job)
    {
        const std::lock_guard lock(mutex_);
        jobs_.push_back(std::move(job));
        something_.notify_one();
    }
    void close()
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        something_.notify_one();
    }

    void poll(std::vector<Job>& jobs, std::size_t most, std::chrono::milliseconds patience) override
    {
        std::unique_lock lock(mutex_);
        something_.wait_for(lock, patience, [&] { return !jobs_.empty() || closed_ || interrupted_; });
        interrupted_ = false;
        for (; !jobs_.empty() && jobs.size() < most; jobs_.pop_front())
            jobs.push_back(std::move(jobs_.front()));
    }
    void interrupt() override
    {
        const std::lock_guard lock(mutex_);
        interrupted_ = true;
        something_.notify_one();
    }
    bool ended() const override
    {
        const std::lock_guard lock(mutex_);
        return closed_ && jobs_.empty();
    }

private:
    mutable std::mutex mutex_;
    std::condition_variable something_;
    std::deque<Job> jobs_;
    bool closed_ = false, interrupted_ = false;
};

}  // namespace

class FibersTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(FibersTest);
    CPPUNIT_TEST(who_waits_leaves_the_thread_to_others);
    CPPUNIT_TEST(what_comes_beyond_the_most_waits_until_there_is_room);
    CPPUNIT_TEST(a_bell_that_was_rung_before_is_not_waited_for);
    CPPUNIT_TEST(a_bell_wakes_a_thread_without_fibers_as_well);
    CPPUNIT_TEST(who_goes_on_elsewhere_still_knows_what_it_was_catching);
    CPPUNIT_TEST(who_is_held_stays_on_its_thread);
    CPPUNIT_TEST(who_lets_others_go_first_is_not_passed_for_ever);
    CPPUNIT_TEST(bells_are_heard_however_quickly_they_are_rung);
    CPPUNIT_TEST(a_crowd_on_one_thread_is_one_batch);
    CPPUNIT_TEST(the_stacks_of_a_rush_go_back_when_it_is_over);
    CPPUNIT_TEST_SUITE_END();

    std::optional<Basket> basket;
    std::optional<Carriers> carriers;

public:
    void setUp() override { basket.emplace(); }
    void tearDown() override { end(); }

private:
    void carry(int threads, std::size_t most = 1000) { carriers.emplace(*basket, threads, most); }
    // Everything that was put in is done then.
    void end()
    {
        basket->close();
        carriers.reset();
    }

    void who_waits_leaves_the_thread_to_others()
    {
        constexpr int kMany = 500;
        std::vector<Bell> bells(kMany);
        std::atomic<int> waiting = 0, done = 0;
        std::latch all_wait(kMany);
        carry(1);
        for (auto& bell : bells)
            basket->put([&] {
                ++waiting;
                all_wait.count_down();
                bell.wait();
                ++done;
            });
        all_wait.wait();
        CPPUNIT_ASSERT_EQUAL(kMany, waiting.load());
        CPPUNIT_ASSERT_EQUAL(0, done.load());
        for (auto& bell : bells) bell.ring();
        end();
        CPPUNIT_ASSERT_EQUAL(kMany, done.load());
    }

    void what_comes_beyond_the_most_waits_until_there_is_room()
    {
        Bell first, second;
        std::latch two(2);
        std::atomic<int> begun = 0;
        carry(3, 2);
        for (auto* bell : {&first, &second})
            basket->put([&, bell] {
                ++begun;
                two.count_down();
                bell->wait();
            });
        two.wait();
        std::latch third(1);
        basket->put([&] {
            ++begun;
            third.count_down();
        });
        std::this_thread::sleep_for(20ms);
        CPPUNIT_ASSERT_EQUAL(2, begun.load());
        first.ring();
        third.wait();
        second.ring();
        end();
        CPPUNIT_ASSERT_EQUAL(3, begun.load());
    }

    void a_bell_that_was_rung_before_is_not_waited_for()
    {
        Bell here, there;
        here.ring();
        here.wait();
        carry(1);
        basket->put([&] {
            there.ring();
            there.wait();
        });
        end();
    }

    void a_bell_wakes_a_thread_without_fibers_as_well()
    {
        Bell asked, answered;
        carry(1);
        basket->put([&] {
            asked.wait();
            answered.ring();
        });
        asked.ring();
        answered.wait();
    }

    // The ABI keeps what is being caught by thread; others catch other things there meanwhile.
    void who_goes_on_elsewhere_still_knows_what_it_was_catching()
    {
        constexpr int kMany = 200;
        std::vector<Bell> bells(kMany);
        std::atomic<int> right = 0;
        std::latch all_wait(kMany);
        carry(4);
        for (int i = 0; i < kMany; ++i)
            basket->put([&, i] {
                const auto mine = "number " + std::to_string(i);
                try {
                    try {
                        throw std::runtime_error(mine);
                    } catch (...) {
                        all_wait.count_down();
                        bells[static_cast<std::size_t>(i)].wait();
                        throw;
                    }
                } catch (const std::exception& e) {
                    right += e.what() == mine && std::uncaught_exceptions() == 0;
                }
            });
        all_wait.wait();
        for (auto bell = bells.rbegin(); bell != bells.rend(); ++bell) bell->ring();
        end();
        CPPUNIT_ASSERT_EQUAL(kMany, right.load());
    }

    void who_is_held_stays_on_its_thread()
    {
        Bell bell;
        std::atomic<bool> other = false, stayed = false;
        std::latch waits(1);
        carry(2);
        basket->put([&] {
            const auto thread = std::this_thread::get_id();
            const Held held;
            waits.count_down();
            bell.wait();
            stayed = std::this_thread::get_id() == thread;
        });
        waits.wait();
        basket->put([&] {
            other = true;
            bell.ring();
        });
        end();
        CPPUNIT_ASSERT(other);
        CPPUNIT_ASSERT(stayed);
    }

    void who_lets_others_go_first_is_not_passed_for_ever()
    {
        std::atomic<bool> through = false;
        std::function<void()> again = [&] {
            if (!through) basket->put(again);
        };
        carry(1);
        basket->put(again);
        basket->put([&] {
            let_others_go_first();
            through = true;
        });
        for (int i = 0; i < 500 && !through; ++i) std::this_thread::sleep_for(10ms);
        CPPUNIT_ASSERT(through);
    }

    void bells_are_heard_however_quickly_they_are_rung()
    {
        constexpr int kMany = 5000;
        std::atomic<int> heard = 0;
        carry(4, 2 * kMany);
        for (int i = 0; i < kMany; ++i)
            basket->put([&] {
                Bell bell;
                basket->put([&] { bell.ring(); });
                bell.wait();
                ++heard;
            });
        while (heard < kMany) std::this_thread::sleep_for(1ms);
        end();
    }

    void a_crowd_on_one_thread_is_one_batch()
    {
        constexpr int kMany = 30;
        using Line = Combiner<int, int, int>;
        std::vector<std::size_t> batches;
        Line line({64, 1, {}}, [&](int, Line::Batch all) {
            batches.push_back(all.size());
            for (auto* one : all) one->give(one->request * 2);
        });
        std::set<int> answers;
        for (int i = 0; i < kMany; ++i) basket->put([&, i] { answers.insert(line.run(0, i)); });
        carry(1);
        end();
        CPPUNIT_ASSERT_EQUAL(std::size_t{kMany}, answers.size());
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, batches.size());
    }

    // So many at once, and then none. How many pieces of memory there were meanwhile.
    int rush(int many)
    {
        std::vector<Bell> bells(static_cast<std::size_t>(many));
        std::latch all_wait(many), all_done(many);
        for (auto& bell : bells)
            basket->put([&] {
                all_wait.count_down();
                bell.wait();
                all_done.count_down();
            });
        all_wait.wait();
        const int meanwhile = mappings();
        for (auto& bell : bells) bell.ring();
        all_done.wait();
        return meanwhile;
    }

    static int mappings()
    {
        std::ifstream maps("/proc/self/maps");
        return static_cast<int>(
            std::count(std::istreambuf_iterator<char>(maps), std::istreambuf_iterator<char>(), '\n'));
    }

    void the_stacks_of_a_rush_go_back_when_it_is_over()
    {
        constexpr int kMany = 200;
        carry(2);
        const int before = mappings();
        CPPUNIT_ASSERT(rush(kMany) > before + kMany / 2);
        for (int i = 0; i < 500 && mappings() > before + kMany / 2; ++i) std::this_thread::sleep_for(10ms);
        CPPUNIT_ASSERT(mappings() < before + kMany / 2);
        rush(kMany);  // and the next one finds room again
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FibersTest);

}  // namespace gatehouse::fibers
