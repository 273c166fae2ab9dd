#pragma once

#include <mutex>

#include "common/clock.hpp"

namespace gatehouse::payments {

// A circuit breaker (PAY-11): when the gateway failed several times in a row, callers are told at once for a
// while instead of each waiting for a time-out; then one of them may try. One per process, shared by its
// threads.
class Breaker {
public:
    static constexpr int kFailures = 5;
    static constexpr std::chrono::seconds kOpenFor{10};

    // May a call be made now? While the circuit is open only one call a period may probe.
    bool admits(Time now);
    void succeeded();
    void failed(Time now);

private:
    std::mutex mutex_;
    int failures_ = 0;
    Time closed_again_at_{};
};

}  // namespace gatehouse::payments
