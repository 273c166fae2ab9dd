// Time as Gatehouse stores it: UTC with microseconds. Code takes a Clock and never reads one itself.

#pragma once

#include <chrono>

namespace gatehouse {

using Time = std::chrono::sys_time<std::chrono::microseconds>;

struct Clock {
    virtual ~Clock() = default;
    virtual Time now() const = 0;
};

struct SystemClock : Clock {
    Time now() const override;
};

}  // namespace gatehouse
