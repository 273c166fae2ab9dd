#include "common/fibers/wait.hpp"

#include "common/fibers/carriers.hpp"
#include "common/fibers/fiber.hpp"

namespace gatehouse::fibers {

namespace {

constexpr std::uintptr_t kSilent = 0, kRung = 1, kAsleep = 2;  // no fiber lives at such an address

thread_local int held = 0;

// The fiber that we are and may pause.
Fiber* who_may_pause() { return Held::any() ? nullptr : Fiber::current(); }

}  // namespace

// Out of line for the same reason as Fiber::current().
[[gnu::noinline]] Held::Held() { ++held; }
[[gnu::noinline]] Held::~Held() { --held; }
[[gnu::noinline]] bool Held::any() { return held > 0; }

void Bell::wait()
{
    if (auto* me = who_may_pause()) {
        if (state_ == kRung) return;
        // Off the stack first: who rings may have us going on elsewhere at once.
        me->pause([this, me] {
            auto silent = kSilent;
            if (!state_.compare_exchange_strong(silent, reinterpret_cast<std::uintptr_t>(me)))
                me->home().ready(*me);
        });
        return;
    }
    auto silent = kSilent;
    if (!state_.compare_exchange_strong(silent, kAsleep)) return;
    while (sem_wait(&asleep_) != 0) {}  // a signal came
}

void Bell::ring()
{
    const auto before = state_.exchange(kRung);
    if (before == kAsleep)
        sem_post(&asleep_);
    else if (before != kSilent) {
        auto& fiber = *reinterpret_cast<Fiber*>(before);
        fiber.home().ready(fiber);
    }
}

void let_others_go_first()
{
    if (auto* me = who_may_pause()) me->pause([me] { me->home().ready_later(*me); });
}

}  // namespace gatehouse::fibers
