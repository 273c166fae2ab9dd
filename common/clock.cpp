#include "common/clock.hpp"

namespace gatehouse {

Time SystemClock::now() const
{
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

}  // namespace gatehouse
