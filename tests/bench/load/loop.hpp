// One thread, one epoll: sockets and moments.

#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <queue>
#include <vector>

namespace gatehouse::bench {

using Instant = std::chrono::steady_clock::time_point;
inline Instant now() { return std::chrono::steady_clock::now(); }
inline std::int64_t micros_since(Instant then)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(now() - then).count();
}

class Watcher {
public:
    virtual ~Watcher() = default;
    // The descriptor became readable or writable, or its peer went away; told once each time that it changes.
    virtual void ready(std::uint32_t events) = 0;
};

class Loop {
public:
    Loop();
    ~Loop();
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    void watch(int fd, Watcher& watcher);
    void at(Instant moment, std::function<void()> action)
    {
        moments_.push({moment, order_++, std::move(action)});
    }
    // After the events in hand: for whoever wants to delete itself.
    void afterwards(std::function<void()> action) { afterwards_.push_back(std::move(action)); }

    // Until stop() or the deadline; true when stopped.
    bool run(Instant deadline);
    void stop() { stopped_ = true; }

private:
    struct Moment {
        Instant at;
        std::uint64_t order;
        std::function<void()> action;
        bool operator>(const Moment& other) const
        {
            return at != other.at ? at > other.at : order > other.order;
        }
    };

    void run_due();
    void run_afterwards();

    int epoll_;
    bool stopped_ = false;
    std::uint64_t order_ = 0;
    std::priority_queue<Moment, std::vector<Moment>, std::greater<>> moments_;
    std::vector<std::function<void()>> afterwards_;
};

}  // namespace gatehouse::bench
