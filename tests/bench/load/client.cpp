#include "tests/bench/load/client.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace gatehouse::bench {

namespace {

sockaddr_in address(std::uint32_t ip, int port)
{
    sockaddr_in out{};
    out.sin_family = AF_INET;
    out.sin_addr.s_addr = htonl(ip);
    out.sin_port = htons(static_cast<std::uint16_t>(port));
    return out;
}

// 127.1.0.1 and on; no network's first or last address.
std::uint32_t loopback_address(std::uint32_t n)
{
    constexpr std::uint32_t kHosts = 254, kNetworks = 254 * 256;
    const auto network = (n / kHosts) % kNetworks;
    return (127u << 24) + (1u << 16) + (network << 8) + 1 + n % kHosts;
}

}  // namespace

int dial(int port, std::uint32_t source)
{
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) return -1;
    const int on = 1;
    setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const auto from = address(loopback_address(source), 0), to = address(INADDR_LOOPBACK, port);
    if (bind(fd, reinterpret_cast<const sockaddr*>(&from), sizeof from) == 0 &&
        (connect(fd, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0 || errno == EINPROGRESS))
        return fd;
    close(fd);
    return -1;
}

bool Client::dial()
{
    fd_ = bench::dial(port_, source_);
    connected_ = false;
    if (fd_ < 0) return false;
    loop_.watch(fd_, *this);
    return true;
}

void Client::hang_up()
{
    if (fd_ >= 0) close(fd_);
    fd_ = -1;
    in_.clear();
}

void Client::ask(std::string request, Done done)
{
    out_ = std::move(request);
    sent_ = 0;
    ++asked_;
    done_ = std::move(done);
    if (fd_ < 0 && !dial()) {
        hang_up();
        loop_.afterwards([this] { answered(nullptr); });
        return;
    }
    if (connected_) push();
}

void Client::push()
{
    while (sent_ < out_.size()) {
        const auto n = send(fd_, out_.data() + sent_, out_.size() - sent_, MSG_NOSIGNAL);
        if (n < 0) return;  // full: epoll tells; broken: pull() sees it
        sent_ += static_cast<std::size_t>(n);
    }
}

void Client::pull()
{
    static char buffer[128 * 1024];
    for (;;) {
        const auto n = recv(fd_, buffer, sizeof buffer, 0);
        if (n < 0 && (errno == EAGAIN || errno == EINTR)) return;
        if (n <= 0) {
            hang_up();
            if (done_) answered(nullptr);
            return;
        }
        in_.append(buffer, static_cast<std::size_t>(n));
        const auto message = first_message(in_);
        if (message) {
            const bool closing = message->header("Connection") == "close";
            std::string kept = std::exchange(in_, {});  // its views point into it
            if (closing) hang_up();
            answered(&*message);
            return;
        }
        if (static_cast<std::size_t>(n) < sizeof buffer) return;  // the socket is empty
    }
}

void Client::answered(const Message* message)
{
    // The caller may ask again, or delete us, in here.
    const auto done = std::exchange(done_, nullptr);
    done(message);
}

void Client::ready(std::uint32_t events)
{
    if (fd_ < 0) return;
    if (!connected_ && (events & EPOLLOUT)) connected_ = true;
    if (connected_ && (events & EPOLLOUT) && sent_ < out_.size()) push();
    if (events & (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR)) pull();
}

}  // namespace gatehouse::bench
