#include "tools/supervisor/process.hpp"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <exception>

#include <sys/wait.h>

#include "tools/supervisor/spawn.hpp"

namespace gatehouse::supervisor {

namespace {

using namespace std::chrono_literals;

constexpr auto kFirstDelay = 100ms, kLongestDelay = 5000ms;
constexpr auto kSettled = 5s;  // a process that held this long starts again with the first delay

std::string describe(int wait_status)
{
    if (WIFSIGNALED(wait_status)) return "was ended by signal " + std::to_string(WTERMSIG(wait_status));
    return "ended with code " + std::to_string(WEXITSTATUS(wait_status));
}

}  // namespace

const char* state_name(State state)
{
    static constexpr const char* names[] = {
        "waiting", "starting", "ready", "backoff", "done", "stopping", "stopped"};
    return names[static_cast<int>(state)];
}

Process::Process(const Spec& spec, std::string log_path) : spec_(spec), log_path_(std::move(log_path)) {}

void Process::open_socket()
{
    if (!spec_.socket.empty()) socket_ = listen_unix(spec_.socket);
}

void Process::start(Time now)
{
    started_ = now;
    try {
        pid_ = spawn(spec_, socket_.get(), log_path_);
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "%s: %s\n", spec_.name.c_str(), fault.what());
        state_ = State::backoff;
        due_ = now + kLongestDelay;
        return;
    }
    since_ = static_cast<long>(std::time(nullptr));
    state_ = State::starting;
}

void Process::check_ready()
{
    if (state_ == State::starting && !spec_.oneshot() && holds(spec_.ready)) state_ = State::ready;
}

bool Process::ended(pid_t pid, int wait_status, Time now, bool stopping)
{
    const auto old =
        std::find_if(leaving_.begin(), leaving_.end(), [&](const Leaving& l) { return l.pid == pid; });
    if (old == leaving_.end() && pid != pid_) return false;
    // What the process left behind (nginx workers of a killed master) would hold its ports.
    kill(-pid, SIGKILL);
    if (old != leaving_.end()) {
        leaving_.erase(old);
        if (state_ == State::stopping && !alive()) state_ = State::stopped;
        return true;
    }
    pid_ = 0;
    if (stopping)
        state_ = alive() ? State::stopping : State::stopped;
    else if (spec_.oneshot() && WIFEXITED(wait_status) && WEXITSTATUS(wait_status) == 0)
        state_ = State::done;
    else
        crashed(wait_status, now);
    return true;
}

void Process::crashed(int wait_status, Time now)
{
    const bool settled = now - started_ >= kSettled;
    delay_ = settled || delay_ == 0ms ? kFirstDelay
                                      : std::min<std::chrono::milliseconds>(delay_ * 2, kLongestDelay);
    due_ = now + delay_;
    ++restarts_;
    state_ = State::backoff;
    std::fprintf(stderr, "%s %s, starts again in %lld ms\n", spec_.name.c_str(),
        describe(wait_status).c_str(), static_cast<long long>(delay_.count()));
}

void Process::stop(Time now)
{
    if (state_ == State::stopping || state_ == State::stopped) return;
    if (pid_ > 0) {
        kill(pid_, spec_.stop_signal);
        leaving_.push_back({pid_, now + spec_.grace});
        pid_ = 0;
    }
    state_ = alive() ? State::stopping : State::stopped;
}

void Process::replace(Time now)
{
    if (pid_ <= 0) return;
    const pid_t old = pid_;
    start(now);
    leaving_.push_back({old, now + spec_.grace});
    kill(old, spec_.stop_signal);
}

void Process::hang_up() const
{
    if (pid_ > 0) kill(pid_, SIGHUP);
}

void Process::kill_overdue(Time now)
{
    for (const auto& old : leaving_)
        if (now >= old.deadline) kill(-old.pid, SIGKILL);
}

std::string Process::status_line() const
{
    return spec_.name + "\t" + state_name(state_) + "\t" + std::to_string(pid_) + "\t" +
           std::to_string(restarts_) + "\t" + std::to_string(since_) + "\n";
}

}  // namespace gatehouse::supervisor
