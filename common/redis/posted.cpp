#include "common/redis/posted.hpp"

#include "common/obs/log.hpp"

namespace gatehouse::redis {

namespace {

constexpr std::size_t kMostWaiting = 4096;  // Redis hangs: what comes then is lost

}  // namespace

Posted::~Posted()
{
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    something_.notify_one();
    if (thread_.joinable()) thread_.join();
}

void Posted::post(Command command)
{
    const std::lock_guard lock(mutex_);
    if (waiting_.size() >= kMostWaiting) {
        ++lost_;
        return;
    }
    waiting_.push_back(std::move(command));
    if (!thread_.joinable()) thread_ = std::thread([this] { work(); });
    if (waiting_.size() == 1) something_.notify_one();
}

void Posted::work()
{
    for (std::unique_lock lock(mutex_);;) {
        something_.wait(lock, [&] { return ending_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        const auto commands = std::exchange(waiting_, {});
        auto lost = std::exchange(lost_, 0);
        lock.unlock();
        std::string why = "too many were waiting";
        try {
            send_(commands);
        } catch (const std::exception& e) {
            lost += static_cast<std::int64_t>(commands.size());
            why = e.what();
        }
        if (lost > 0) log::warning("posted commands lost", {{"count", lost}, {"why", why}});
        lock.lock();
    }
}

}  // namespace gatehouse::redis
