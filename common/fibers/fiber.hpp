// A piece of work with a stack of its own, which may pause in the middle of it and go on later, on whichever
// thread. The switch is Boost.Context's; what C++ keeps by thread, and must come along, is ours. Private to
// common/fibers.

#pragma once

#include <boost/context/fiber.hpp>
#include <boost/context/stack_context.hpp>

#include "common/fibers/source.hpp"

namespace gatehouse::fibers {

class Carriers;

// One job after the other. Whoever owns it sees to it that only one thread at a time works on it.
class Fiber {
public:
    explicit Fiber(Carriers& home);
    ~Fiber();  // only between two jobs
    Fiber(const Fiber&) = delete;
    Fiber& operator=(const Fiber&) = delete;

    void give(Job job) { job_ = std::move(job); }

    // Works until the job pauses or is done. True when it is done; else the last thing it did was what
    // pause() was given, and the fiber may be somebody else's already.
    bool run();

    // For the job itself: back to who called run(), where `afterwards` is done, off this stack. From then on
    // the fiber may be run() again, and that is when pause() returns.
    void pause(Job afterwards);

    Carriers& home() const { return home_; }

    // The one that this thread is working on, if any.
    static Fiber* current();

private:
    // What is being handled by the catch blocks that we are in, which the ABI keeps by thread
    // (__cxa_eh_globals of the Itanium C++ ABI, Exception Handling, 2.2.2).
    struct Exceptions {
        void* caught = nullptr;
        unsigned uncaught = 0;
    };

    boost::context::fiber work(boost::context::fiber&& carrier);
    void switch_to();
    void arrived();
    void leaving(bool for_good);

    Carriers& home_;
    boost::context::stack_context stack_;
    boost::context::fiber own_, carrier_;
    Job job_, afterwards_;
    bool ending_ = false;
    Exceptions exceptions_;
    // Where AddressSanitizer thinks that stacks are.
    void* fake_stack_ = nullptr;
    const void* carrier_stack_ = nullptr;
    std::size_t carrier_size_ = 0;
};

}  // namespace gatehouse::fibers
