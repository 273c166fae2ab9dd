// Every process says every few seconds in Redis that it lives, so that an administrator sees all of them at a
// glance, on whichever host they are (OPS-5, OPS-9).

#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "common/app/context.hpp"

namespace gatehouse::obs {

inline constexpr std::chrono::seconds kBeat{5};
// Who has been silent for so long is not there any more, or hangs.
inline constexpr std::chrono::seconds kSilence{20};

// One living process; it says goodbye when it ends.
class Pulse {
public:
    Pulse(const std::string& module, const Context& context);
    ~Pulse();
    Pulse(const Pulse&) = delete;
    Pulse& operator=(const Pulse&) = delete;

    // Costs one command; without Redis nothing happens.
    void beat() const;

private:
    const Context& context_;
    std::string name_;
    Time started_at_;
};

struct Process {
    std::string module, host, version;
    int pid = 0;
    bool database = false;  // whether it reached MySQL at the last beat
    Time started_at, seen_at;
};

// All that were seen in the last ten minutes, by module. Empty while Redis is away.
std::vector<Process> processes(const Context& context);

}  // namespace gatehouse::obs
