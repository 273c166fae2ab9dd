// Connections that wait to be used again.

#pragma once

#include <algorithm>
#include <chrono>
#include <functional>
#include <iterator>
#include <memory>
#include <mutex>
#include <vector>

namespace gatehouse {

// Of a T that says by its member `broken` that nobody should have it again. It must outlive its leases.
template <class T>
class IdleStack {
public:
    using Lease = std::unique_ptr<T, std::function<void(T*)>>;

    // One that is idle: of those that suit the one that came back last, else the one that nobody has wanted
    // for the longest time. When none is idle, what open() makes. It comes back when the lease ends.
    template <class Open, class Suits>
    Lease borrow(Open open, Suits suits)
    {
        auto one = pop(suits);
        if (!one) one = open();
        return Lease(one.release(), [this](T* used) {
            std::unique_ptr<T> back(used);
            if (back->broken) return;
            const std::lock_guard lock(mutex_);
            idle_.push_back({std::move(back), Clock::now()});
        });
    }

    // Any that is idle, the one that came back last first.
    template <class Open>
    Lease borrow(Open open)
    {
        return borrow(open, [](const T&) { return true; });
    }

    // Closes those that nobody has wanted for so long: a rush needs many, and each costs memory at both ends.
    void close_idle(std::chrono::steady_clock::duration unwanted)
    {
        std::vector<Idle> closed;  // after the lock is given back
        const std::lock_guard lock(mutex_);
        const auto last = Clock::now() - unwanted;
        const auto kept = std::ranges::find_if(idle_, [&](const Idle& one) { return one.since > last; });
        closed.reserve(idle_.size());
        std::move(idle_.begin(), kept, std::back_inserter(closed));
        idle_.erase(idle_.begin(), kept);
    }

    // For when one turned out to be dead: the others lead to the same server.
    void clear()
    {
        const std::lock_guard lock(mutex_);
        idle_.clear();
    }

private:
    using Clock = std::chrono::steady_clock;
    struct Idle {
        std::unique_ptr<T> one;
        Clock::time_point since;
    };

    template <class Suits>
    std::unique_ptr<T> pop(Suits suits)
    {
        const std::lock_guard lock(mutex_);
        if (idle_.empty()) return nullptr;
        const auto last =
            std::find_if(idle_.rbegin(), idle_.rend(), [&](const Idle& idle) { return suits(*idle.one); });
        const auto it = last == idle_.rend() ? idle_.begin() : std::prev(last.base());
        auto one = std::move(it->one);
        idle_.erase(it);
        return one;
    }

    std::mutex mutex_;
    std::vector<Idle> idle_;  // who came back last is the last
};

}  // namespace gatehouse
