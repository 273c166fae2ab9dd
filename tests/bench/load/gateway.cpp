#include "tests/bench/load/gateway.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <ctime>
#include <system_error>

#include "common/crypto/crypto.hpp"
#include "common/json/json.hpp"
#include "tests/bench/load/form.hpp"

namespace gatehouse::bench {

namespace {

constexpr std::string_view kPage = "http://127.0.0.1/pay/", kSessions = "/v1/checkout/sessions";

std::string response(int status, const std::string& body)
{
    return "HTTP/1.1 " + std::to_string(status) +
           " Answer\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
}

int listen_on(int port)
{
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    at.sin_port = htons(static_cast<std::uint16_t>(port));
    if (bind(fd, reinterpret_cast<const sockaddr*>(&at), sizeof at) < 0 || listen(fd, 1024) < 0)
        throw std::system_error(
            errno, std::generic_category(), "cannot be the gateway on port " + std::to_string(port));
    return fd;
}

}  // namespace

// A connection of the payments worker.
class Gateway::Visit : public Watcher {
public:
    Visit(Gateway& gateway, int fd) : gateway_(gateway), fd_(fd) { gateway_.loop_.watch(fd_, *this); }
    ~Visit() override { close(fd_); }

    void ready(std::uint32_t) override
    {
        char buffer[16 * 1024];
        for (;;) {
            const auto n = recv(fd_, buffer, sizeof buffer, 0);
            if (n < 0 && (errno == EAGAIN || errno == EINTR)) break;
            if (n <= 0) return gateway_.forget(*this);
            in_.append(buffer, static_cast<std::size_t>(n));
        }
        while (const auto message = first_message(in_)) {
            // A few hundred bytes: they fit the socket's buffer.
            const auto out = gateway_.answer(*message);
            if (send(fd_, out.data(), out.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(out.size()))
                return gateway_.forget(*this);
            in_.erase(0, message->size);
        }
    }

private:
    Gateway& gateway_;
    int fd_;
    std::string in_;
};

Gateway::Gateway(Loop& loop, int port, std::string secret)
    : loop_(loop), fd_(listen_on(port)), secret_(std::move(secret))
{
    loop_.watch(fd_, *this);
}

Gateway::~Gateway() { close(fd_); }

void Gateway::ready(std::uint32_t)
{
    for (int fd; (fd = accept4(fd_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0;) {
        const int on = 1;
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        auto visit = std::make_unique<Visit>(*this, fd);
        visits_.emplace(visit.get(), std::move(visit));
    }
}

void Gateway::forget(Visit& visit)
{
    loop_.afterwards([this, gone = &visit] { visits_.erase(gone); });
}

std::string Gateway::answer(const Message& message)
{
    const auto line = message.first_line;
    if (line.starts_with("POST " + std::string(kSessions) + " ")) return open_session(message.body);
    const auto at = line.find(kSessions);
    if (at != std::string_view::npos) {
        const auto rest = line.substr(at + kSessions.size() + 1);
        const std::string id(rest.substr(0, rest.find_first_of(" /?")));
        if (const auto it = sessions_.find(id); it != sessions_.end())
            return response(200, show(id, it->second));
    }
    return response(404, R"({"error":{"type":"invalid_request_error","code":"resource_missing"}})");
}

std::string Gateway::open_session(const std::string& form)
{
    Session session;
    std::map<std::string, std::int64_t> units, quantities;
    each_field(form, [&](const std::string& name, const std::string& value) {
        const auto item = name.substr(0, name.find(']') + 1);
        if (name == "metadata[payment_id]")
            session.payment = value;
        else if (name == "metadata[order_id]")
            session.order = value;
        else if (name.ends_with("[unit_amount]"))
            units[item] = std::stoll(value);
        else if (name.starts_with("line_items") && name.ends_with("[quantity]"))
            quantities[item] = std::stoll(value);
        else if (name.ends_with("[currency]"))
            session.currency = value;
    });
    for (const auto& [item, unit] : units) session.amount += unit * quantities[item];
    const auto id = "cs_test_bench" + std::to_string(getpid()) + "x" + std::to_string(sessions_.size());
    return response(200, show(id, sessions_.emplace(id, std::move(session)).first->second));
}

std::string Gateway::show(const std::string& id, const Session& session) const
{
    json::Writer out;
    out.object().member("id", std::string_view(id)).member("object", "checkout.session");
    out.member("url", std::string_view(std::string(kPage) + id));
    out.member("status", session.is_paid ? "complete" : "open");
    out.member("payment_status", session.is_paid ? "paid" : "unpaid");
    out.member("amount_total", session.amount).member("currency", std::string_view(session.currency));
    out.key("payment_intent");
    if (session.is_paid)
        out.value(std::string_view("pi_" + id));
    else
        out.null();
    out.key("metadata").object().member("payment_id", std::string_view(session.payment));
    out.member("order_id", std::string_view(session.order)).end_object();
    return out.end_object().take();
}

std::string Gateway::paid(const std::string& url)
{
    const auto id = url.substr(url.rfind('/') + 1);
    const auto it = sessions_.find(id);
    if (it == sessions_.end()) return {};
    it->second.is_paid = true;
    json::Writer out;
    out.object().member("id", std::string_view("evt_" + id)).member("object", "event");
    out.member("type", "checkout.session.completed").member("livemode", false);
    out.key("data").object().key("object").raw(show(id, it->second)).end_object().end_object();
    const auto body = out.take();
    const auto seconds = std::to_string(std::time(nullptr));
    const auto proof = crypto::hex(crypto::hmac_sha256(secret_, seconds + "." + body));
    return request("POST", "/api/payments/stripe/webhook",
        "Stripe-Signature: t=" + seconds + ",v1=" + proof + "\r\n", body);
}

}  // namespace gatehouse::bench
