#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace gatehouse::supervisor {

/// What a reload (SIGHUP) does to a process.
enum class Reload {
    none,     ///< stays as it is: databases, peers
    signal,   ///< gets SIGHUP itself: nginx
    replace,  ///< a successor starts on the same socket, then the old one drains: workers
};

/// One process of the stack, as the plan describes it.
struct Spec {
    std::string name;
    std::vector<std::string> command;
    std::string dir;                                       ///< working directory, empty: the supervisor's
    std::vector<std::pair<std::string, std::string>> env;  ///< added to the supervisor's own
    std::string socket;                                    ///< listening unix socket handed in as fd 0
    std::string ready;                ///< unix:PATH, tcp:PORT, file:PATH, exit; empty: started
    std::vector<std::string> after;   ///< names that must be ready before
    std::vector<std::string> remove;  ///< stale files to remove before each start
    Reload reload = Reload::none;
    int stop_signal = 15;
    std::chrono::seconds grace{10};  ///< between the stop signal and SIGKILL

    /// A process that runs once to its end, such as the migrations.
    bool oneshot() const { return ready == "exit"; }
};

/// The whole stack: where the supervisor keeps its own files, and its processes in start order.
struct Plan {
    std::string pid_file;
    std::string status_file;
    std::string log_dir;
    std::size_t log_cap = std::size_t{16} << 20;
    std::vector<Spec> processes;
};

/// Reads a plan file; throws std::runtime_error that names file, line and fault.
Plan read_plan(const std::string& path);

/// Splits a command line at blanks; double quotes keep blanks together.
std::vector<std::string> split_words(const std::string& text);

}  // namespace gatehouse::supervisor
