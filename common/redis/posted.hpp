// Commands whose outcome nobody waits for. A thread of its own, which is there from the first of them on,
// sends them a few at a time in the order they came.

#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace gatehouse::redis {

using Command = std::vector<std::string>;

class Posted {
public:
    // `send` sends all of them in one round trip; what it throws is logged, and they are lost.
    explicit Posted(std::function<void(const std::vector<Command>&)> send) : send_(std::move(send)) {}
    // Sends what is still there.
    ~Posted();

    void post(Command command);

private:
    void work();

    const std::function<void(const std::vector<Command>&)> send_;
    std::mutex mutex_;
    std::condition_variable something_;
    std::vector<Command> waiting_;
    std::int64_t lost_ = 0;  // for which there was no room
    bool ending_ = false;
    std::thread thread_;
};

}  // namespace gatehouse::redis
