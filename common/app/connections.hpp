// The connections of a FastCGI worker. nginx keeps them open from one request to the next; here they wait
// without a thread, together with the socket on which new ones come. A request becomes a job for the worker's
// carriers.

#pragma once

#include <fcgiapp.h>

#include <atomic>
#include <chrono>
#include <functional>

#include "common/fibers/source.hpp"

namespace gatehouse::app {

class Connections : public fibers::Source {
public:
    // Answers a request that has been read up to its body.
    using Serve = std::function<void(FCGX_Request&)>;

    // On a listening socket that does not block.
    Connections(int listener, Serve serve);
    ~Connections() override;
    Connections(const Connections&) = delete;
    Connections& operator=(const Connections&) = delete;

    void poll(std::vector<fibers::Job>& jobs, std::size_t most, std::chrono::milliseconds patience) override;
    void interrupt() override;
    // After close(), when nginx has let go of every connection, or a while later.
    bool ended() const override;

    // Takes no new connections. Those that are open are nginx's to close, as it may be sending already; it
    // does within a second or so (nginx/snippets/keepalive.conf).
    void close();

private:
    void accept_all();
    void work_on(FCGX_Request* request);
    // Its connection waits for the next request, or is closed.
    void finish(FCGX_Request* request);
    // For one event and one thread.
    void arm(int how, int fd, void* what);
    void drop(FCGX_Request* request);

    const int listener_, epoll_, interrupt_;
    const Serve serve_;
    std::atomic<int> open_ = 0;
    std::atomic<bool> closed_ = false;
    std::atomic<bool> full_ = false;  // the listener is not armed: too many are open
    std::chrono::steady_clock::time_point closed_at_;
};

}  // namespace gatehouse::app
