#include "tests/bench/load/loop.hpp"

#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <system_error>
#include <utility>

namespace gatehouse::bench {

namespace {

[[noreturn]] void fail(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

timespec to_timespec(std::chrono::nanoseconds wait)
{
    const auto whole = std::chrono::floor<std::chrono::seconds>(wait);
    return {whole.count(), (wait - whole).count()};
}

}  // namespace

Loop::Loop() : epoll_(epoll_create1(EPOLL_CLOEXEC))
{
    if (epoll_ < 0) fail("epoll_create1");
}

Loop::~Loop() { close(epoll_); }

void Loop::watch(int fd, Watcher& watcher)
{
    epoll_event event{};
    event.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
    event.data.ptr = &watcher;
    if (epoll_ctl(epoll_, EPOLL_CTL_ADD, fd, &event) < 0) fail("epoll_ctl");
}

void Loop::run_due()
{
    const auto moment = now();
    while (!moments_.empty() && moments_.top().at <= moment) {
        // The action may add moments, so it leaves the queue first.
        auto action = std::move(const_cast<Moment&>(moments_.top()).action);
        moments_.pop();
        action();
    }
}

void Loop::run_afterwards()
{
    while (!afterwards_.empty()) {
        const auto actions = std::exchange(afterwards_, {});
        for (const auto& action : actions) action();
    }
}

bool Loop::run(Instant deadline)
{
    std::vector<epoll_event> events(512);
    while (!stopped_) {
        run_due();
        run_afterwards();
        const auto moment = now();
        if (stopped_ || moment >= deadline) break;
        const auto until = moments_.empty() ? deadline : std::min(deadline, moments_.top().at);
        const auto wait = to_timespec(std::max(until - moment, std::chrono::steady_clock::duration::zero()));
        const int n = epoll_pwait2(epoll_, events.data(), static_cast<int>(events.size()), &wait, nullptr);
        if (n < 0 && errno != EINTR) fail("epoll_pwait2");
        for (int i = 0; i < n; ++i) static_cast<Watcher*>(events[i].data.ptr)->ready(events[i].events);
    }
    return stopped_;
}

}  // namespace gatehouse::bench
