#pragma once

#include <chrono>
#include <string>
#include <vector>

#include <sys/types.h>

#include "tools/supervisor/plan.hpp"
#include "tools/supervisor/sys.hpp"

namespace gatehouse::supervisor {

using Clock = std::chrono::steady_clock;
using Time = Clock::time_point;

/// Where a process stands. The words of `state_name` are what the status file shows.
enum class State { waiting, starting, ready, backoff, done, stopping, stopped };

/// The word for a state.
const char* state_name(State state);

/// One process of the plan as it lives: its socket, its current pid, its predecessors that still drain.
class Process {
public:
    Process(const Spec& spec, std::string log_path);

    /// Opens the listening socket; it stays open as long as the supervisor lives.
    void open_socket();
    /// Forks and executes the command.
    void start(Time now);
    /// Moves from starting to ready when the check holds.
    void check_ready();
    /// Notes that one of our pids ended; false when it is not ours.
    bool ended(pid_t pid, int wait_status, Time now, bool stopping);
    /// Asks the process and its predecessors to stop.
    void stop(Time now);
    /// Starts a successor on the same socket and lets the present one drain.
    void replace(Time now);
    /// Passes SIGHUP on.
    void hang_up() const;
    /// Ends with SIGKILL what outlived its grace.
    void kill_overdue(Time now);

    /// What the plan says of it.
    const Spec& spec() const { return spec_; }
    /// Where it stands.
    State state() const { return state_; }
    /// Whether dependants may start.
    bool available() const { return state_ == State::ready || state_ == State::done; }
    /// Whether any pid of it still lives.
    bool alive() const { return pid_ > 0 || !leaving_.empty(); }
    /// Whether a predecessor still drains.
    bool draining() const { return !leaving_.empty(); }
    /// When a crashed one is due again.
    Time due() const { return due_; }
    /// One line of the status file: name, state, pid, restarts, start as seconds since 1970.
    std::string status_line() const;

private:
    struct Leaving {
        pid_t pid;
        Time deadline;
    };
    void crashed(int wait_status, Time now);

    const Spec& spec_;
    std::string log_path_;
    Fd socket_;
    State state_ = State::waiting;
    pid_t pid_ = 0;
    std::vector<Leaving> leaving_;
    Time started_{};
    Time due_{};
    std::chrono::milliseconds delay_{0};
    int restarts_ = 0;
    long since_ = 0;
};

}  // namespace gatehouse::supervisor
