// Races: many threads released at the same instant.

#pragma once

#include <barrier>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace gatehouse::support {

// Runs body(0) … body(n - 1), each in a thread, all started together; then throws what the first of them
// threw, if any.
inline void at_once(std::size_t n, const std::function<void(std::size_t)>& body)
{
    std::barrier start(static_cast<std::ptrdiff_t>(n));
    std::mutex mutex;
    std::exception_ptr thrown;
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < n; ++i)
            threads.emplace_back([&, i] {
                start.arrive_and_wait();
                try {
                    body(i);
                } catch (...) {
                    const std::lock_guard lock(mutex);
                    if (!thrown) thrown = std::current_exception();
                }
            });
    }
    if (thrown) std::rethrow_exception(thrown);
}

}  // namespace gatehouse::support
