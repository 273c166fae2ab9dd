// Threads that carry fibers. A request that waits for others (its turn in a combiner, or an answer that is
// shared) leaves its thread to the next, and thousands of a second cost no thread a sleep; a request that
// blocks (a statement of MySQL, say) takes its thread with it, which is why there are more threads than
// cores.
//
// One thread at a time asks the source for what has come. Whoever takes work from the line wakes one more
// thread when there is something left to do, and never two at once: under load they are awake anyway. The one
// that went to rest last is woken first, so that few threads do most of the work, with what they need in
// their caches. After a rush stacks go, and who rests gives back what their thread keeps of the heap.

#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "common/fibers/fiber.hpp"
#include "common/fibers/source.hpp"

namespace gatehouse::fibers {

class Carriers {
public:
    // So many threads, and at most so many jobs begun and not ended; what comes beyond that stays in the
    // source.
    Carriers(Source& source, int threads, std::size_t most);
    // Waits until the source has ended and every job is done.
    ~Carriers();
    Carriers(const Carriers&) = delete;
    Carriers& operator=(const Carriers&) = delete;

    // A fiber that has paused may go on.
    void ready(Fiber& fiber);
    // As ready(), but not before everything that could go on now has done so.
    void ready_later(Fiber& fiber);

private:
    using Lock = std::unique_lock<std::mutex>;
    using Clock = std::chrono::steady_clock;

    void work();
    Fiber* take();
    void begin(std::vector<Job>& jobs);
    void poll(Lock& lock);
    void let_go(Lock& lock);
    void rest(Lock& lock);
    void wake_another();
    void wake_one();
    bool over() const;

    Source& source_;
    const std::size_t most_;
    std::mutex mutex_;
    std::deque<Fiber*> ready_, later_;
    std::vector<std::unique_ptr<Fiber>> all_;
    std::vector<Fiber*> spare_;  // the one that was used last, and is in the cache, at the end
    std::size_t under_way_ = 0;
    Clock::time_point busy_at_ = Clock::now();
    int passed_ = 0;  // how many went before the first of later_
    std::vector<std::condition_variable*> resting_;
    bool waking_ = false;       // a thread was woken, and has not come yet
    bool polling_ = false;      // a thread is in poll()
    bool interrupted_ = false;  // it was told to come back
    std::vector<std::jthread> threads_;
};

}  // namespace gatehouse::fibers
