#include "common/fibers/carriers.hpp"

#include <algorithm>
#include <iterator>

#include "common/heap.hpp"

namespace gatehouse::fibers {

using namespace std::chrono_literals;

namespace {

constexpr auto kBeat = 250ms;  // how soon the end of the source is seen
constexpr auto kNap = 1s;      // who rests longer needs no memory meanwhile
constexpr auto kQuiet = 2s;    // so long after the last job a rush is over
constexpr std::size_t kAtOnce = 32;
constexpr int kPatience = 64;       // of who lets others go first
constexpr std::size_t kSpared = 8;  // fibers that are kept while there is nothing to do

}  // namespace

Carriers::Carriers(Source& source, int threads, std::size_t most) : source_(source), most_(most)
{
    for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

Carriers::~Carriers() { threads_.clear(); }

bool Carriers::over() const { return under_way_ == 0 && source_.ended(); }

void Carriers::work()
{
    Lock lock(mutex_);
    while (!over()) {
        if (auto* fiber = take()) {
            wake_another();
            lock.unlock();
            const bool done = fiber->run();
            lock.lock();
            if (!done) continue;
            spare_.push_back(fiber);
            --under_way_;
        } else if (!polling_ && under_way_ < most_) {
            poll(lock);
        } else {
            rest(lock);
        }
    }
    while (!resting_.empty()) wake_one();
    source_.interrupt();
}

// Who lets others go first is passed by the ready, but not for ever.
Fiber* Carriers::take()
{
    const bool turn = passed_ >= kPatience || (ready_.empty() && (polling_ || under_way_ >= most_));
    auto& line = !later_.empty() && turn ? later_ : ready_;
    if (line.empty()) return nullptr;
    passed_ = later_.empty() || &line == &later_ ? 0 : passed_ + 1;
    auto* fiber = line.front();
    line.pop_front();
    return fiber;
}

// Waits only when there is nothing else to do.
void Carriers::poll(Lock& lock)
{
    polling_ = true;
    const auto patience = later_.empty() ? kBeat : 0ms;
    const auto most = std::min(kAtOnce, most_ - under_way_);
    lock.unlock();
    std::vector<Job> jobs;
    source_.poll(jobs, most, patience);
    lock.lock();
    polling_ = interrupted_ = false;
    begin(jobs);
    if (!jobs.empty() || under_way_ > 0)
        busy_at_ = Clock::now();
    else if (Clock::now() - busy_at_ > kQuiet)
        return let_go(lock);
    if (!ready_.empty()) return;
    std::swap(ready_, later_);
    passed_ = 0;
}

void Carriers::begin(std::vector<Job>& jobs)
{
    for (auto& job : jobs) {
        if (spare_.empty()) spare_.push_back(all_.emplace_back(std::make_unique<Fiber>(*this)).get());
        auto* fiber = spare_.back();
        spare_.pop_back();
        fiber->give(std::move(job));
        ready_.push_back(fiber);
    }
    under_way_ += jobs.size();
}

// What the fibers' stacks have touched is memory for others.
void Carriers::let_go(Lock& lock)
{
    if (all_.size() <= kSpared) return;
    std::vector<std::unique_ptr<Fiber>> gone(
        std::make_move_iterator(all_.begin() + kSpared), std::make_move_iterator(all_.end()));
    all_.resize(kSpared);
    spare_.clear();
    for (const auto& fiber : all_) spare_.push_back(fiber.get());
    lock.unlock();
    gone.clear();
    lock.lock();
}

// Until somebody wakes us.
void Carriers::rest(Lock& lock)
{
    std::condition_variable mine;
    resting_.push_back(&mine);
    const auto woken = [&] { return std::ranges::find(resting_, &mine) == resting_.end(); };
    if (!mine.wait_for(lock, kNap, woken)) {
        lock.unlock();
        heap::give_back();
        lock.lock();
        mine.wait(lock, woken);
    }
    waking_ = false;
}

void Carriers::wake_one()
{
    resting_.back()->notify_one();
    resting_.pop_back();
    waking_ = true;
}

// There is something to do for one more: work that is ready, or asking the source.
void Carriers::wake_another()
{
    const bool room = !polling_ && under_way_ < most_;
    if (!room && ready_.empty() && later_.empty()) return;
    if (!resting_.empty()) {
        if (!waking_) wake_one();
    } else if (polling_ && !interrupted_) {
        interrupted_ = true;
        source_.interrupt();
    }
}

void Carriers::ready(Fiber& fiber)
{
    const std::lock_guard lock(mutex_);
    ready_.push_back(&fiber);
    wake_another();
}

void Carriers::ready_later(Fiber& fiber)
{
    const std::lock_guard lock(mutex_);
    later_.push_back(&fiber);
}

}  // namespace gatehouse::fibers
