#pragma once

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "tools/supervisor/process.hpp"

namespace gatehouse::supervisor {

/// Keeps the processes of a plan running until it is told to stop. One thread, one loop.
class Supervisor {
public:
    explicit Supervisor(const Plan& plan);

    /// Opens all sockets, runs until SIGTERM or SIGINT, and returns when the last process has ended.
    void run();

private:
    void take_signals();
    void reap();
    void step();
    void start_what_may();
    void stop_what_may();
    void reload_next();
    void write_status();
    int pause_ms() const;
    bool may_start(const Process& process) const;
    bool still_needed(const Process& process) const;
    bool any_alive() const;

    const Plan& plan_;
    Fd signals_;
    std::vector<std::unique_ptr<Process>> processes_;
    std::deque<Process*> to_replace_;
    Process* replacing_ = nullptr;
    bool stopping_ = false;
    Time now_{};
    Time next_log_check_{};
    std::string last_status_;
};

}  // namespace gatehouse::supervisor
