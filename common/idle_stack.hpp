// Connections that wait to be used again, the one that came back last first.

#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace gatehouse {

// Of a T that says by its member `broken` that nobody should have it again. It must outlive its leases.
template <class T>
class IdleStack {
public:
    using Lease = std::unique_ptr<T, std::function<void(T*)>>;

    // One that is idle, else what open() makes. It comes back when the lease ends.
    template <class Open>
    Lease borrow(Open open)
    {
        auto one = pop();
        if (!one) one = open();
        return Lease(one.release(), [this](T* used) {
            std::unique_ptr<T> back(used);
            if (back->broken) return;
            const std::lock_guard lock(mutex_);
            idle_.push_back(std::move(back));
        });
    }

    // For when one turned out to be dead: the others lead to the same server.
    void clear()
    {
        const std::lock_guard lock(mutex_);
        idle_.clear();
    }

private:
    std::unique_ptr<T> pop()
    {
        const std::lock_guard lock(mutex_);
        if (idle_.empty()) return nullptr;
        auto last = std::move(idle_.back());
        idle_.pop_back();
        return last;
    }

    std::mutex mutex_;
    std::vector<std::unique_ptr<T>> idle_;
};

}  // namespace gatehouse
