// Connections of a worker: kept between requests without a thread, closed by the other side.

#include "common/app/connections.hpp"

#include <fastcgi.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <optional>
#include <thread>
#include <vector>

#include "common/app/fcgi.hpp"
#include "common/fibers/carriers.hpp"
#include "tests/support/asserts.hpp"

namespace gatehouse::app {

using namespace std::chrono_literals;

namespace {

// What nginx would be: one connection, one request at a time.
class Client {
public:
    explicit Client(const sockaddr_un& address) : fd_(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        const timeval patience{5, 0};
        setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        CPPUNIT_ASSERT_EQUAL(0, connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address));
    }
    ~Client() { ::close(fd_); }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    void send(const std::string& path, bool keep, const std::string& body = {}) const
    {
        std::string out = record(FCGI_BEGIN_REQUEST, {0, FCGI_RESPONDER, char(keep), 0, 0, 0, 0, 0});
        out += record(FCGI_PARAMS, param("REQUEST_METHOD", "POST") + param("DOCUMENT_URI", path));
        out += record(FCGI_PARAMS, "");
        for (std::size_t at = 0; at < body.size(); at += 32'000)
            out += record(FCGI_STDIN, body.substr(at, 32'000));
        out += record(FCGI_STDIN, "");
        for (std::size_t sent = 0; sent < out.size();) {
            const auto n = ::send(fd_, out.data() + sent, out.size() - sent, MSG_NOSIGNAL);
            if (n <= 0) return;  // the other side has heard enough
            sent += static_cast<std::size_t>(n);
        }
    }

    // The answer up to its end; what there was when the connection closed before.
    std::string receive() const
    {
        for (std::string text;;) {
            FCGI_Header header{};
            if (!take(&header, sizeof header)) return text;
            std::string content(
                std::size_t(header.contentLengthB1 << 8 | header.contentLengthB0) + header.paddingLength,
                '\0');
            if (!take(content.data(), content.size()) || header.type == FCGI_END_REQUEST) return text;
            text += content.substr(0, content.size() - header.paddingLength);
        }
    }

    std::string ask(const std::string& path, bool keep = true) const
    {
        send(path, keep);
        return receive();
    }

    bool closed() const
    {
        char byte;
        return recv(fd_, &byte, 1, 0) == 0;
    }

private:
    static std::string record(int type, const std::string& content)
    {
        const auto size = content.size();
        return std::string{FCGI_VERSION_1, char(type), 0, 1, char(size >> 8), char(size & 255), 0, 0} +
               content;
    }
    static std::string param(const std::string& name, const std::string& value)
    {
        return std::string{char(name.size()), char(value.size())} + name + value;
    }
    bool take(void* to, std::size_t size) const
    {
        return size == 0 || recv(fd_, to, size, MSG_WAITALL) == static_cast<ssize_t>(size);
    }

    const int fd_;
};

}  // namespace

class ConnectionsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ConnectionsTest);
    CPPUNIT_TEST(a_kept_connection_serves_one_request_after_the_other);
    CPPUNIT_TEST(who_does_not_want_it_kept_sees_it_closed);
    CPPUNIT_TEST(those_that_wait_need_no_thread);
    CPPUNIT_TEST(a_body_that_was_not_read_whole_is_not_the_next_request);
    CPPUNIT_TEST(what_is_no_request_closes_its_connection_alone);
    CPPUNIT_TEST(after_the_end_was_announced_open_connections_are_still_answered);
    CPPUNIT_TEST_SUITE_END();

    sockaddr_un address{};
    int listener = -1;
    std::unique_ptr<Connections> connections;
    std::optional<fibers::Carriers> carriers;

public:
    void setUp() override
    {
        FCGX_Init();
        address.sun_family = AF_UNIX;  // a name without a file
        const auto name = "gatehouse-test-" + std::to_string(getpid());
        std::memcpy(address.sun_path + 1, name.data(), name.size());
        listener = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        CPPUNIT_ASSERT_EQUAL(0, bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address));
        CPPUNIT_ASSERT_EQUAL(0, listen(listener, 64));
        connections = std::make_unique<Connections>(listener, [](FCGX_Request& fcgi) {
            serve(fcgi, [](http::Request& request) {  // says what was asked for
                return http::Response{200, "", request.path + " " + std::to_string(request.body.size()), {}};
            });
        });
    }
    void tearDown() override
    {
        connections->close();
        carriers.reset();
        connections.reset();
        ::close(listener);
    }

private:
    void serve_with(int threads) { carriers.emplace(*connections, threads, 64); }

    void a_kept_connection_serves_one_request_after_the_other()
    {
        serve_with(2);
        const Client client(address);
        for (const auto* path : {"/one", "/two", "/three"}) ASSERT_CONTAINS(path, client.ask(path));
        client.send("/four", true, std::string(100'000, 'x'));
        ASSERT_CONTAINS("/four 100000", client.receive());
    }

    void who_does_not_want_it_kept_sees_it_closed()
    {
        serve_with(1);
        const Client client(address);
        ASSERT_CONTAINS("/one", client.ask("/one", false));
        CPPUNIT_ASSERT(client.closed());
    }

    void those_that_wait_need_no_thread()
    {
        serve_with(1);
        std::vector<std::unique_ptr<Client>> clients;
        for (int i = 0; i < 20; ++i) clients.push_back(std::make_unique<Client>(address));
        for (int round = 0; round < 3; ++round)
            for (const auto& client : clients) ASSERT_CONTAINS("/path", client->ask("/path"));
    }

    void a_body_that_was_not_read_whole_is_not_the_next_request()
    {
        serve_with(1);
        const Client client(address);
        client.send("/big", true, std::string(20 * 1024 * 1024, 'x'));
        ASSERT_CONTAINS("/big", client.receive());
        ASSERT_CONTAINS("/other", Client(address).ask("/other"));
    }

    void what_is_no_request_closes_its_connection_alone()
    {
        serve_with(1);
        const int rude = socket(AF_UNIX, SOCK_STREAM, 0);
        CPPUNIT_ASSERT_EQUAL(0, connect(rude, reinterpret_cast<sockaddr*>(&address), sizeof address));
        CPPUNIT_ASSERT_EQUAL(ssize_t{16}, ::send(rude, "GET / HTTP/1.0\r\n", 16, 0));
        char byte;
        CPPUNIT_ASSERT_EQUAL(ssize_t{0}, std::max<ssize_t>(recv(rude, &byte, 1, 0), 0));
        ::close(rude);
        ASSERT_CONTAINS("/one", Client(address).ask("/one"));
    }

    void after_the_end_was_announced_open_connections_are_still_answered()
    {
        serve_with(2);
        {
            const Client client(address);
            ASSERT_CONTAINS("/one", client.ask("/one"));
            connections->close();
            std::this_thread::sleep_for(300ms);  // longer than threads wait before they look
            ASSERT_CONTAINS("/two", client.ask("/two"));
        }
        const auto begun = std::chrono::steady_clock::now();
        carriers.reset();
        CPPUNIT_ASSERT(std::chrono::steady_clock::now() - begun < 3s);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ConnectionsTest);

}  // namespace gatehouse::app
