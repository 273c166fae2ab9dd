// nchan's publisher as the scheduler sees it: keeps what is sent.

#pragma once

#include <filesystem>
#include <map>

#include "common/live/keys.hpp"
#include "common/live/kinds.hpp"
#include "tests/support/base.hpp"
#include "tests/support/listener.hpp"

namespace gatehouse::support {

class Nchan {
public:
    explicit Nchan(Base& base)
        : path_((std::filesystem::temp_directory_path() / base.unique("pub.")).string()),
          config_(std::map<std::string, std::string>{{"live.publisher_socket", path_}}),
          context_{config_, base.context.db, base.context.redis, base.context.clock, base.context.random,
              base.context.metrics},
          listener_(Poco::Net::SocketAddress(Poco::Net::SocketAddress::UNIX_LOCAL, path_),
              [this](const auto& request, const std::string& body) {
                  const std::lock_guard lock(mutex_);
                  calls_.push_back(request.getMethod() + " " + request.getURI());
                  if (request.getMethod() == "POST")
                      last_[request.getURI() + " " + request.get("X-EventSource-Event", "")] = body;
                  return status.load();
              })
    {
    }
    ~Nchan() { std::filesystem::remove(path_); }

    // From here on only what is marked now is told, to who came to listen: earlier tests have marked much.
    void forget(const live::AnyKind& kind)
    {
        auto& redis = context_.redis;
        for (const auto& key :
            {live::keys::marks(kind.name), live::keys::busy(kind.name), live::keys::resting(kind.name),
                live::keys::open(kind.channel), live::keys::came(kind.channel)})
            redis.del(key);
        redis.command({"SET", live::keys::known_since(), "1"});
    }

    // A context that publishes here.
    const Context& context() const { return context_; }

    // The last state that was sent to "order/…" under the name; '' when there was none.
    std::string last(const std::string& channel, const std::string& name)
    {
        const std::lock_guard lock(mutex_);
        return last_["/pub/" + channel + " " + name];
    }
    std::vector<std::string> calls()
    {
        const std::lock_guard lock(mutex_);
        return calls_;
    }

    // What it answers.
    std::atomic<int> status = 200;

private:
    const std::string path_;
    const Config config_;
    const Context context_;
    std::mutex mutex_;
    std::vector<std::string> calls_;
    std::map<std::string, std::string> last_;
    Listener listener_;
};

}  // namespace gatehouse::support
