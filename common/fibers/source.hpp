// Where carriers get their work from.

#pragma once

#include <chrono>
#include <functional>
#include <vector>

namespace gatehouse::fibers {

using Job = std::function<void()>;

struct Source {
    virtual ~Source() = default;

    // Appends what has come, at most so many; waits for the first of it no longer than `patience`. One thread
    // at a time asks.
    virtual void poll(std::vector<Job>& jobs, std::size_t most, std::chrono::milliseconds patience) = 0;

    // Whoever waits in poll() comes back soon. Any thread may say so.
    virtual void interrupt() = 0;

    // Nothing will come any more.
    virtual bool ended() const = 0;
};

}  // namespace gatehouse::fibers
