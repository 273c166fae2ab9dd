#include "common/http/even.hpp"

#include <thread>

namespace gatehouse::http {

void wait_for_step(std::chrono::steady_clock::time_point since, std::chrono::milliseconds step)
{
    const auto steps = (std::chrono::steady_clock::now() - since) / step + 1;
    std::this_thread::sleep_until(since + steps * step);
}

}  // namespace gatehouse::http
