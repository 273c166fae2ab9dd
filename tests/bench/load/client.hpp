// One browser: a connection from an address of its own, one request at a time.

#pragma once

#include <functional>
#include <string>

#include "tests/bench/load/loop.hpp"
#include "tests/bench/load/message.hpp"

namespace gatehouse::bench {

// A connection to loopback that is being opened, from an address of its own; -1 when there is none to be had.
// `source` numbers the addresses of 127.0.0.0/8: rate limits see as many people as there are.
int dial(int port, std::uint32_t source);

class Client : public Watcher {
public:
    // Gets the answer, or nothing when the connection broke before it.
    using Done = std::function<void(const Message*)>;

    Client(Loop& loop, int port, std::uint32_t source) : loop_(loop), port_(port), source_(source) {}
    ~Client() override { hang_up(); }

    // Opens the connection when there is none, and asks.
    void ask(std::string request, Done done);
    int asked() const { return asked_; }

    void ready(std::uint32_t events) override;

private:
    bool dial();
    void hang_up();
    void push();
    void pull();
    void answered(const Message* message);

    Loop& loop_;
    int port_;
    std::uint32_t source_;
    int fd_ = -1;
    bool connected_ = false;
    int asked_ = 0;
    std::size_t sent_ = 0;
    std::string out_, in_;
    Done done_;
};

}  // namespace gatehouse::bench
