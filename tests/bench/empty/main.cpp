// gatehouse-empty: a worker that does nothing. It reads each request to its end and answers 201 with as many
// bytes as an order has: what the generator, nginx and the hop to a worker take by themselves.
//   gatehouse-empty SOCKET     (until SIGTERM)

#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <fcgiapp.h>
#include <pthread.h>

#include <array>
#include <csignal>
#include <iostream>
#include <string>

#include "common/app/connections.hpp"
#include "common/fibers/carriers.hpp"

namespace {

using namespace gatehouse;

constexpr std::size_t kBytes = 1500;
constexpr int kBacklog = 4096, kThreads = 4;
constexpr std::size_t kMostAtOnce = 256;

std::string answer()
{
    return "Status: 201\r\nContent-Type: application/json\r\nCache-Control: no-store\r\nContent-Length: " +
           std::to_string(kBytes) + "\r\n\r\n\"" + std::string(kBytes - 2, 'x') + '"';
}

void serve(FCGX_Request& fcgi, const std::string& words)
{
    std::array<char, 4096> buffer;
    while (FCGX_GetStr(buffer.data(), buffer.size(), fcgi.in) > 0) {}
    FCGX_PutStr(words.data(), static_cast<int>(words.size()), fcgi.out);
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::cerr << "usage: gatehouse-empty SOCKET\n";
        return 2;
    }
    sigset_t end;
    sigemptyset(&end);
    sigaddset(&end, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &end, nullptr);
    FCGX_Init();
    const Poco::Net::SocketAddress place(Poco::Net::SocketAddress::UNIX_LOCAL, argv[1]);
    Poco::Net::ServerSocket server(place, kBacklog);
    server.setBlocking(false);
    const auto words = answer();
    app::Connections connections(server.impl()->sockfd(), [&](FCGX_Request& fcgi) { serve(fcgi, words); });
    const fibers::Carriers carriers(connections, kThreads, kMostAtOnce);
    int signal = 0;
    sigwait(&end, &signal);
    connections.close();
}
