#include "common/app/connections.hpp"

#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <system_error>

namespace gatehouse::app {

using namespace std::chrono_literals;

namespace {

// As many as may be under way in one worker; who comes then waits in the socket's own line, and when that is
// full nginx answers 503.
constexpr int kMostOpen = 1024;
constexpr int kBeatMillis = 250;  // how soon a thread sees that it is time to go
constexpr auto kLetGo = 8s;       // of the 10 s in which a worker must have gone

}  // namespace

Connections::Connections(int listener) : listener_(listener), epoll_(epoll_create1(EPOLL_CLOEXEC))
{
    if (epoll_ < 0) throw std::system_error(errno, std::generic_category(), "epoll");
    arm(EPOLL_CTL_ADD, listener_, nullptr);
}

Connections::~Connections() { ::close(epoll_); }

bool Connections::gone() const
{
    return closed_ && (open_ == 0 || std::chrono::steady_clock::now() - closed_at_ > kLetGo);
}

FCGX_Request* Connections::next()
{
    while (!gone()) {
        epoll_event event{};
        if (epoll_wait(epoll_, &event, 1, kBeatMillis) <= 0) continue;
        auto* request = static_cast<FCGX_Request*>(event.data.ptr);
        if (!request)
            accept_all();
        else if (FCGX_Accept_r(request) == 0)
            return request;
        else
            drop(request);  // nginx closed it
    }
    return nullptr;
}

void Connections::accept_all()
{
    while (!closed_) {
        const int fd = open_ < kMostOpen ? accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC) : -1;
        if (fd < 0 && open_ < kMostOpen && errno == EAGAIN) return arm(EPOLL_CTL_MOD, listener_, nullptr);
        if (fd < 0) {  // too many, for us or for the kernel: who closes one looks here again
            full_ = true;
            if (open_ >= kMostOpen || !full_.exchange(false)) return;
            continue;
        }
        ++open_;
        auto* request = new FCGX_Request;  // until drop()
        FCGX_InitRequest(request, /*listening socket, which is ours=*/-1, FCGI_FAIL_ACCEPT_ON_INTR);
        request->ipcFd = fd;
        request->keepConnection = 1;  // else libfcgi closes what it has not accepted itself
        arm(EPOLL_CTL_ADD, fd, request);
    }
}

void Connections::arm(int how, int fd, FCGX_Request* request)
{
    epoll_event event{EPOLLIN | EPOLLONESHOT, {.ptr = request}};
    epoll_ctl(epoll_, how, fd, &event);
}

void Connections::finish(FCGX_Request* request)
{
    // What was not read would be taken for the next request.
    if (!FCGX_HasSeenEOF(request->in)) request->keepConnection = 0;
    FCGX_Finish_r(request);
    if (request->ipcFd < 0)
        drop(request);
    else
        arm(EPOLL_CTL_MOD, request->ipcFd, request);
}

void Connections::drop(FCGX_Request* request)
{
    FCGX_Free(request, /*close=*/1);
    delete request;
    --open_;
    if (full_.exchange(false)) arm(EPOLL_CTL_MOD, listener_, nullptr);
}

void Connections::close()
{
    closed_at_ = std::chrono::steady_clock::now();
    closed_ = true;
    epoll_ctl(epoll_, EPOLL_CTL_DEL, listener_, nullptr);
}

}  // namespace gatehouse::app
