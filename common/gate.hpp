// Room for few at a time. What costs much CPU or memory (a password hash, a picture, a PDF) goes through one,
// so that a flood of it can take neither the machine nor every thread of a worker: beyond the few who wait,
// everybody hears at once that we are busy.

#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace gatehouse {

class Gate {
public:
    // `at_once` inside, at most `waiting` in front of it, each no longer than `patience`.
    Gate(int at_once, int waiting, std::chrono::milliseconds patience)
        : at_once_(at_once), most_waiting_(waiting), patience_(patience)
    {
    }
    Gate(const Gate&) = delete;
    Gate& operator=(const Gate&) = delete;

    // Being inside, until it is destroyed.
    class Pass {
    public:
        explicit Pass(Gate& gate) : gate_(gate) { gate_.enter(); }
        ~Pass() { gate_.leave(); }
        Pass(const Pass&) = delete;
        Pass& operator=(const Pass&) = delete;

    private:
        Gate& gate_;
    };

    // Comes in as soon as there is room. Throws Error(kBusy) when too many wait already, or when it took too
    // long.
    Pass pass() { return Pass(*this); }

private:
    void enter();
    void leave();

    const int at_once_, most_waiting_;
    const std::chrono::milliseconds patience_;
    std::mutex mutex_;
    std::condition_variable freed_;
    int inside_ = 0, waiting_ = 0;
};

}  // namespace gatehouse
