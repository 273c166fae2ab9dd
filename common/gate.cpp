#include "common/gate.hpp"

#include "common/error.hpp"

namespace gatehouse {

void Gate::enter()
{
    std::unique_lock lock(mutex_);
    if (inside_ >= at_once_ && waiting_ >= most_waiting_) throw Error(kBusy, "too many in front of a gate");
    ++waiting_;
    const bool room = freed_.wait_for(lock, patience_, [&] { return inside_ < at_once_; });
    --waiting_;
    if (!room) throw Error(kBusy, "no room behind a gate");
    ++inside_;
}

void Gate::leave()
{
    {
        const std::lock_guard lock(mutex_);
        --inside_;
    }
    freed_.notify_one();
}

}  // namespace gatehouse
