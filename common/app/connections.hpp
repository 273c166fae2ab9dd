// The connections of a FastCGI worker. nginx keeps them open from one request to the next; here they wait
// without a thread, together with the socket on which new ones come, and whoever is idle takes the next that
// has something to say.

#pragma once

#include <fcgiapp.h>

#include <atomic>
#include <chrono>

namespace gatehouse::app {

class Connections {
public:
    // On a listening socket that does not block.
    explicit Connections(int listener);
    ~Connections();
    Connections(const Connections&) = delete;
    Connections& operator=(const Connections&) = delete;

    // A request that has been read up to its body, on the connection it came on; none when it is time to
    // go: after close(), when nginx has let go of every connection, or a while later.
    FCGX_Request* next();

    // Ends the request; its connection waits for the next one, or is closed.
    void finish(FCGX_Request* request);

    // Takes no new connections. Those that are open are nginx's to close, as it may be sending already; it
    // does within a second or so (nginx/snippets/keepalive.conf).
    void close();

private:
    void accept_all();
    // For one event and one thread; no request stands for the listener.
    void arm(int how, int fd, FCGX_Request* request);
    void drop(FCGX_Request* request);
    bool gone() const;

    const int listener_;
    const int epoll_;
    std::atomic<int> open_ = 0;
    std::atomic<bool> closed_ = false;
    std::atomic<bool> full_ = false;  // the listener is not armed: too many are open
    std::chrono::steady_clock::time_point closed_at_;
};

}  // namespace gatehouse::app
