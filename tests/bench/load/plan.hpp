// What to do: one JSON object on standard input. README.md explains the members.

#pragma once

#include <cstdint>
#include <string>

namespace gatehouse::bench {

struct Plan {
    std::string kind;         // sale, hold, join, read or listen
    int port = 0;             // of the site, on loopback
    double rate = 0;          // arrivals per second; 0: as fast as answers come ("closed")
    std::int64_t count = 0;   // arrivals
    int seconds = 60;         // and no longer than that
    int connections = 256;    // hold and read: at most so many at once
    int per_connection = 25;  // requests from one address before it is another's turn
    std::uint32_t first_source = 0;
    std::string event, ticket_type;
    int quantity = 1;
    double sample = 0.1;  // share of buyers who fetch their tickets
    std::string path;     // read: what, and with which extra headers
    std::string headers;
    std::string run;       // begins each Idempotency-Key
    int gateway_port = 0;  // sale
    std::string webhook_secret;
    std::string guest_key;    // join: 64 hex digits, what guests' tokens are made with
    std::string live_socket;  // listen: nchan's publisher, and the channel there
    std::string channel;
    int messages = 20;  // this many, half a second apart, and the first so late
    int quiet_seconds = 5;

    // Throws std::runtime_error when it cannot be used.
    static Plan parse(const std::string& text);
};

}  // namespace gatehouse::bench
