#include "tests/bench/load/crowd.hpp"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <stdexcept>

namespace gatehouse::bench {

namespace {

using namespace std::chrono_literals;

constexpr auto kApart = 500ms;
// Ends each message, and is in nothing else that nchan says.
constexpr std::string_view kMark = "\"heard\":true}";

// nchan's publisher, by blocking calls: what it answers is read when the next message is due.
int connect_to(const std::string& path)
{
    sockaddr_un to{};
    to.sun_family = AF_UNIX;
    if (path.size() >= sizeof to.sun_path) throw std::runtime_error("live_socket is too long");
    std::memcpy(to.sun_path, path.data(), path.size());
    const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0 || connect(fd, reinterpret_cast<const sockaddr*>(&to), sizeof to) < 0)
        throw std::runtime_error("nobody listens at live_socket");
    return fd;
}

}  // namespace

class Crowd::Ear : public Watcher {
public:
    Ear(Crowd& crowd, std::uint32_t source, Instant due)
        : crowd_(crowd), due_(due), fd_(dial(crowd.plan_.port, source))
    {
        if (fd_ >= 0) crowd.loop_.watch(fd_, *this);
    }
    ~Ear() override
    {
        if (fd_ >= 0) close(fd_);
    }
    bool dialled() const { return fd_ >= 0; }

    void ready(std::uint32_t events) override
    {
        if (fd_ < 0) return;
        if (!asked_ && (events & EPOLLOUT)) ask();
        if (events & (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR)) pull();
    }

private:
    void ask()
    {
        asked_ = true;
        const auto words = request("GET", crowd_.plan_.path, "Accept: text/event-stream\r\n", "");
        if (send(fd_, words.data(), words.size(), MSG_NOSIGNAL) < 0) lost();
    }
    void pull()
    {
        char buffer[4096];
        for (;;) {
            const auto n = recv(fd_, buffer, sizeof buffer, 0);
            if (n < 0 && (errno == EAGAIN || errno == EINTR)) return;
            if (n <= 0) return lost();
            hear({buffer, static_cast<std::size_t>(n)});
            if (static_cast<std::size_t>(n) < sizeof buffer) return;
        }
    }
    // Keeps only what could be the beginning of something.
    void hear(std::string_view words)
    {
        kept_ += words;
        if (!open_) {
            if (kept_.find("\r\n\r\n") == std::string::npos) return;
            if (!kept_.starts_with("HTTP/1.1 200")) return lost();
            open_ = true;
            crowd_.on_open(due_);
        }
        for (auto at = kept_.find(kMark); at != std::string::npos; at = kept_.find(kMark)) {
            kept_.erase(0, at + kMark.size());
            crowd_.on_message();
        }
        if (kept_.size() > kMark.size()) kept_.erase(0, kept_.size() - kMark.size());
        kept_.shrink_to_fit();
    }
    void lost()
    {
        close(fd_);
        fd_ = -1;
        crowd_.on_lost(due_);
    }

    Crowd& crowd_;
    Instant due_;
    int fd_;
    bool asked_ = false, open_ = false;
    std::string kept_;
};

Crowd::Crowd(Loop& loop, const Plan& plan, Report& report)
    : loop_(loop),
      plan_(plan),
      report_(report),
      arrivals_(loop, plan.rate, plan.count, [this](std::int64_t n, Instant due) { arrive(n, due); })
{
}

Crowd::~Crowd()
{
    if (publisher_ >= 0) close(publisher_);
}

void Crowd::begin()
{
    report_.begin();
    arrivals_.begin();
}

void Crowd::arrive(std::int64_t number, Instant due)
{
    auto& ear = ears_.emplace_back(
        std::make_unique<Ear>(*this, plan_.first_source + static_cast<std::uint32_t>(number), due));
    if (!ear->dialled()) on_lost(due);
}

void Crowd::on_open(Instant due)
{
    report_.done("open", due);
    if (++open_ == plan_.count)
        loop_.at(now() + std::chrono::seconds(plan_.quiet_seconds), [this] { publish(); });
}

void Crowd::on_lost(Instant due)
{
    report_.answer("open", due, nullptr);
    report_.count("lost");
}

void Crowd::publish()
{
    if (published_++ == plan_.messages) return loop_.stop();
    // Not before: until all have come, nginx would have lost its patience with a connection that says
    // nothing.
    if (publisher_ < 0) publisher_ = connect_to(plan_.live_socket);
    const auto body = "{\"n\":" + std::to_string(published_) + R"(,"filling":")" + std::string(200, 'x') +
                      "\"," + std::string(kMark);
    const auto words = request("POST", "/pub/" + plan_.channel, "X-EventSource-Event: state\r\n", body);
    heard_ = 0;
    char answer[4096];
    if (published_ > 1 && recv(publisher_, answer, sizeof answer, 0) <= 0)
        throw std::runtime_error("nchan did not take the message");
    published_at_ = now();
    if (send(publisher_, words.data(), words.size(), MSG_NOSIGNAL) < 0)
        throw std::runtime_error("nchan does not take the message");
    loop_.at(published_at_ + kApart, [this] { publish(); });
}

void Crowd::on_message()
{
    report_.done("delivery", published_at_);
    if (++heard_ == plan_.count) report_.done("last", published_at_);
}

}  // namespace gatehouse::bench
