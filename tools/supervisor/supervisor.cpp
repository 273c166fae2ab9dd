#include "tools/supervisor/supervisor.hpp"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <stdexcept>

#include <poll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

namespace gatehouse::supervisor {

namespace {

using namespace std::chrono_literals;

constexpr auto kLogCheck = 5s;
constexpr int kBusyPauseMs = 20, kIdlePauseMs = 1000;

Fd block_signals()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGCHLD, SIGTERM, SIGINT, SIGHUP}) sigaddset(&set, number);
    sigprocmask(SIG_BLOCK, &set, nullptr);
    Fd fd(signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC));
    if (fd.get() < 0) throw std::runtime_error("signalfd failed");
    return fd;
}

}  // namespace

Supervisor::Supervisor(const Plan& plan) : plan_(plan), signals_(block_signals())
{
    // Orphans of a killed child come to us, so that we see them end.
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    for (const auto& spec : plan.processes)
        processes_.push_back(std::make_unique<Process>(spec, plan.log_dir + "/" + spec.name + ".log"));
}

void Supervisor::run()
{
    for (const auto& process : processes_) process->open_socket();
    do {
        step();
        pollfd wait{signals_.get(), POLLIN, 0};
        poll(&wait, 1, pause_ms());
        take_signals();
        reap();
    } while (!stopping_ || any_alive());
    step();
}

void Supervisor::take_signals()
{
    for (signalfd_siginfo info; read(signals_.get(), &info, sizeof info) == sizeof info;) {
        if (info.ssi_signo == SIGTERM || info.ssi_signo == SIGINT) stopping_ = true;
        if (info.ssi_signo != SIGHUP) continue;
        for (const auto& process : processes_) {
            if (process->spec().reload == Reload::signal) process->hang_up();
            if (process->spec().reload == Reload::replace) to_replace_.push_back(process.get());
        }
    }
}

void Supervisor::reap()
{
    int status = 0;
    now_ = Clock::now();
    for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0;)
        for (const auto& process : processes_)
            if (process->ended(pid, status, now_, stopping_)) break;
}

void Supervisor::step()
{
    now_ = Clock::now();
    if (stopping_) {
        stop_what_may();
    } else {
        start_what_may();
        reload_next();
    }
    for (const auto& process : processes_) process->kill_overdue(now_);
    if (now_ >= next_log_check_) {
        next_log_check_ = now_ + kLogCheck;
        cap_logs(plan_.log_dir, plan_.log_cap);
    }
    write_status();
}

bool Supervisor::may_start(const Process& process) const
{
    if (process.state() == State::backoff) return now_ >= process.due();
    if (process.state() != State::waiting) return false;
    const auto& after = process.spec().after;
    return std::all_of(processes_.begin(), processes_.end(), [&](const auto& other) {
        return other->available() || std::find(after.begin(), after.end(), other->spec().name) == after.end();
    });
}

void Supervisor::start_what_may()
{
    for (const auto& process : processes_) {
        if (may_start(*process)) process->start(now_);
        process->check_ready();
    }
}

bool Supervisor::still_needed(const Process& process) const
{
    return std::any_of(processes_.begin(), processes_.end(), [&](const auto& other) {
        const auto& after = other->spec().after;
        return other->alive() && std::find(after.begin(), after.end(), process.spec().name) != after.end();
    });
}

void Supervisor::stop_what_may()
{
    for (auto it = processes_.rbegin(); it != processes_.rend(); ++it)
        if (!still_needed(**it)) (*it)->stop(now_);
}

/// One worker after the other: the next is replaced when the last one's predecessor has drained.
void Supervisor::reload_next()
{
    if (replacing_ && (replacing_->draining() || !replacing_->available())) return;
    replacing_ = nullptr;
    if (to_replace_.empty()) return;
    replacing_ = to_replace_.front();
    to_replace_.pop_front();
    replacing_->replace(now_);
}

void Supervisor::write_status()
{
    std::string status;
    for (const auto& process : processes_) status += process->status_line();
    if (status == last_status_) return;
    last_status_ = status;
    try {
        write_whole(plan_.status_file, status);
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "status: %s\n", fault.what());  // a full disk must not end the stack
    }
}

int Supervisor::pause_ms() const
{
    const bool busy = stopping_ || !to_replace_.empty() || replacing_ ||
                      std::any_of(processes_.begin(), processes_.end(), [](const auto& process) {
                          return process->state() == State::starting || process->state() == State::backoff;
                      });
    return busy ? kBusyPauseMs : kIdlePauseMs;
}

bool Supervisor::any_alive() const
{
    return std::any_of(
        processes_.begin(), processes_.end(), [](const auto& process) { return process->alive(); });
}

}  // namespace gatehouse::supervisor
