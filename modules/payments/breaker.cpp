#include "modules/payments/breaker.hpp"

namespace gatehouse::payments {

bool Breaker::admits(Time now)
{
    const std::lock_guard lock(mutex_);
    if (failures_ < kFailures) return true;
    if (now < closed_again_at_) return false;
    closed_again_at_ = now + kOpenFor;
    return true;
}

void Breaker::succeeded()
{
    const std::lock_guard lock(mutex_);
    failures_ = 0;
}

void Breaker::failed(Time now)
{
    const std::lock_guard lock(mutex_);
    if (++failures_ >= kFailures) closed_again_at_ = now + kOpenFor;
}

}  // namespace gatehouse::payments
