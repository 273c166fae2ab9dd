#include "common/app/connections.hpp"

#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <system_error>
#include <thread>

namespace gatehouse::app {

using namespace std::chrono_literals;

namespace {

// Those under way in one worker and those that every process of nginx keeps for later; who comes then waits
// in the socket's own line, and when that is full nginx answers 503.
constexpr int kMostOpen = 4096;
constexpr std::size_t kMostAtOnce = 64;  // events
constexpr auto kShortOf = 10ms;          // of descriptors, or of memory for them: the next try
constexpr timeval kPatience{10, 0};
constexpr auto kLetGo = 8s;  // of the 10 s in which a worker must have gone

// What is no connection, in epoll's eyes.
void* const kListener = nullptr;
const int interrupt_mark = 0;
void* const kInterrupt = const_cast<int*>(&interrupt_mark);

}  // namespace

Connections::Connections(int listener, Serve serve)
    : listener_(listener),
      epoll_(epoll_create1(EPOLL_CLOEXEC)),
      interrupt_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      serve_(std::move(serve))
{
    if (epoll_ < 0 || interrupt_ < 0) throw std::system_error(errno, std::generic_category(), "epoll");
    arm(EPOLL_CTL_ADD, listener_, kListener);
    epoll_event event{EPOLLIN | EPOLLET, {.ptr = kInterrupt}};
    epoll_ctl(epoll_, EPOLL_CTL_ADD, interrupt_, &event);
}

Connections::~Connections()
{
    ::close(interrupt_);
    ::close(epoll_);
}

bool Connections::ended() const
{
    return closed_ && (open_ == 0 || std::chrono::steady_clock::now() - closed_at_ > kLetGo);
}

void Connections::interrupt()
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = write(interrupt_, &one, sizeof one);  // full is as good
}

void Connections::poll(std::vector<fibers::Job>& jobs, std::size_t most, std::chrono::milliseconds patience)
{
    std::array<epoll_event, kMostAtOnce> events;
    const auto room = static_cast<int>(std::min(most, events.size()));
    const int came = epoll_wait(epoll_, events.data(), room, static_cast<int>(patience.count()));
    for (int i = 0; i < came; ++i) {
        void* const what = events[static_cast<std::size_t>(i)].data.ptr;
        if (what == kListener)
            accept_all();
        else if (what != kInterrupt)
            jobs.push_back([this, request = static_cast<FCGX_Request*>(what)] { work_on(request); });
    }
}

void Connections::work_on(FCGX_Request* request)
{
    if (FCGX_Accept_r(request) != 0) return drop(request);  // nginx closed it
    serve_(*request);
    finish(request);
}

void Connections::accept_all()
{
    while (!closed_) {
        if (open_ >= kMostOpen) {  // who closes one looks here again
            full_ = true;
            if (open_ >= kMostOpen || !full_.exchange(false)) return;
        }
        const int fd = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (fd < 0) {
            if (errno == ECONNABORTED || errno == EINTR) continue;
            if (errno != EAGAIN) std::this_thread::sleep_for(kShortOf);
            return arm(EPOLL_CTL_MOD, listener_, kListener);
        }
        ++open_;
        // Between a request's first byte and its last; a connection that waits is not being read.
        setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &kPatience, sizeof kPatience);
        setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &kPatience, sizeof kPatience);
        auto* request = new FCGX_Request;  // until drop()
        FCGX_InitRequest(request, /*listening socket, which is ours=*/-1, FCGI_FAIL_ACCEPT_ON_INTR);
        request->ipcFd = fd;
        request->keepConnection = 1;  // else libfcgi closes what it has not accepted itself
        arm(EPOLL_CTL_ADD, fd, request);
    }
}

void Connections::arm(int how, int fd, void* what)
{
    epoll_event event{EPOLLIN | EPOLLONESHOT, {.ptr = what}};
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
    if (full_.exchange(false)) arm(EPOLL_CTL_MOD, listener_, kListener);
}

void Connections::close()
{
    closed_at_ = std::chrono::steady_clock::now();
    closed_ = true;
    epoll_ctl(epoll_, EPOLL_CTL_DEL, listener_, nullptr);
}

}  // namespace gatehouse::app
