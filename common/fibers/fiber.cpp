#include "common/fibers/fiber.hpp"

#include <cxxabi.h>

#include <boost/context/preallocated.hpp>
#include <boost/context/protected_fixedsize_stack.hpp>
#include <utility>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/common_interface_defs.h>
#endif

namespace gatehouse::fibers {

namespace {

// Addresses, of which the kernel backs those that were touched; a page below them catches who needs more.
constexpr std::size_t kStack = 1024 * 1024;

thread_local Fiber* working_on = nullptr;

// The stack belongs to the Fiber, so Boost has nothing to free.
struct Kept {
    static void deallocate(boost::context::stack_context&) {}
};

}  // namespace

Fiber::Fiber(Carriers& home)
    : home_(home),
      stack_(boost::context::protected_fixedsize_stack(kStack).allocate()),
      own_(std::allocator_arg, boost::context::preallocated(stack_.sp, stack_.size, stack_), Kept(),
          [this](boost::context::fiber&& carrier) { return work(std::move(carrier)); })
{
}

Fiber::~Fiber()
{
    ending_ = true;
    switch_to();
    boost::context::protected_fixedsize_stack(kStack).deallocate(stack_);
}

// Not inlined, as the compiler may take the address of what is by thread once for a whole function, which
// could be the one that changes threads.
[[gnu::noinline]] Fiber* Fiber::current() { return working_on; }

bool Fiber::run()
{
    auto* thread = reinterpret_cast<Exceptions*>(abi::__cxa_get_globals());
    working_on = this;
    std::swap(*thread, exceptions_);
    switch_to();
    std::swap(*thread, exceptions_);
    working_on = nullptr;
    if (!afterwards_) return true;
    const auto afterwards = std::exchange(afterwards_, nullptr);
    afterwards();
    return false;
}

void Fiber::pause(Job afterwards)
{
    afterwards_ = std::move(afterwards);
    leaving(/*for_good=*/false);
    carrier_ = std::move(carrier_).resume();
    arrived();
}

boost::context::fiber Fiber::work(boost::context::fiber&& carrier)
{
    carrier_ = std::move(carrier);
    arrived();
    while (!ending_) {
        job_();
        job_ = nullptr;
        leaving(/*for_good=*/false);
        carrier_ = std::move(carrier_).resume();
        arrived();
    }
    leaving(/*for_good=*/true);
    return std::move(carrier_);
}

#ifdef __SANITIZE_ADDRESS__

void Fiber::switch_to()
{
    void* fake_stack = nullptr;
    __sanitizer_start_switch_fiber(&fake_stack, static_cast<char*>(stack_.sp) - stack_.size, stack_.size);
    own_ = std::move(own_).resume();
    __sanitizer_finish_switch_fiber(fake_stack, nullptr, nullptr);
}

void Fiber::arrived() { __sanitizer_finish_switch_fiber(fake_stack_, &carrier_stack_, &carrier_size_); }

void Fiber::leaving(bool for_good)
{
    __sanitizer_start_switch_fiber(for_good ? nullptr : &fake_stack_, carrier_stack_, carrier_size_);
}

#else

void Fiber::switch_to() { own_ = std::move(own_).resume(); }
void Fiber::arrived() {}
void Fiber::leaving(bool) {}

#endif

}  // namespace gatehouse::fibers
