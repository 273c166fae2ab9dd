// Connections that wait to be used again.

#pragma once

#include <algorithm>
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
            idle_.push_back(std::move(back));
        });
    }

    // Any that is idle, the one that came back last first.
    template <class Open>
    Lease borrow(Open open)
    {
        return borrow(open, [](const T&) { return true; });
    }

    // For when one turned out to be dead: the others lead to the same server.
    void clear()
    {
        const std::lock_guard lock(mutex_);
        idle_.clear();
    }

private:
    template <class Suits>
    std::unique_ptr<T> pop(Suits suits)
    {
        const std::lock_guard lock(mutex_);
        if (idle_.empty()) return nullptr;
        const auto last =
            std::find_if(idle_.rbegin(), idle_.rend(), [&](const auto& one) { return suits(*one); });
        const auto it = last == idle_.rend() ? idle_.begin() : std::prev(last.base());
        auto one = std::move(*it);
        idle_.erase(it);
        return one;
    }

    std::mutex mutex_;
    std::vector<std::unique_ptr<T>> idle_;
};

}  // namespace gatehouse
