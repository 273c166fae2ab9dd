// Waiting that leaves the thread to others. On a thread that carries no fibers it is the usual sleep, so who
// uses these need not know where they run.

#pragma once

#include <semaphore.h>

#include <atomic>
#include <cstdint>

namespace gatehouse::fibers {

// Rung once, heard once. The ringer touches it no more when wait() has returned, so that it may live on the
// stack of who waits.
class Bell {
public:
    Bell() { sem_init(&asleep_, /*pshared=*/0, 0); }
    ~Bell() { sem_destroy(&asleep_); }
    Bell(const Bell&) = delete;
    Bell& operator=(const Bell&) = delete;

    void wait();
    void ring();

private:
    std::atomic<std::uintptr_t> state_{0};  // silent, rung, who sleeps, or the fiber that waits
    sem_t asleep_;
};

// Lets everything go first that could go on now: work that comes in a crowd is there in a crowd afterwards.
void let_others_go_first();

// While there is one, the caller does not leave its thread: for what is kept by thread across other code.
class Held {
public:
    Held();
    ~Held();
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;

    // Whether the caller may not leave its thread now.
    static bool any();
};

}  // namespace gatehouse::fibers
