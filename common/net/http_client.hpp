// Outgoing HTTP, on libcurl: one place for time-outs. No redirects, no proxy, bounded answers.

#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace gatehouse::net {

// Where a request may go. What is resolved is what is connected to, so a name cannot change its mind between.
enum class Reach {
    anywhere,  // as configured by the administrator
    secure,    // anywhere, by https
    internet,  // by https, to public addresses: for addresses that others may choose
    loopback,  // this machine, by http too
};

struct HttpRequest {
    std::string method = "GET", url, body;
    std::vector<std::string> headers;  // "Name: value"
    std::string unix_socket;           // connect there instead of to the URL's host
    std::chrono::milliseconds timeout{10'000};
    std::size_t most_bytes = 4 * 1024 * 1024;
    Reach reach = Reach::anywhere;
    // Over a connection that was used before, curl asks once more by itself when no answer comes. For what
    // must not happen twice and has no key against that.
    bool once = false;
};

struct HttpResponse {
    int status = 0;  // 0: nobody answered; then `failure` says why
    std::string body, failure;
};

// Never throws for what the network does.
HttpResponse send(const HttpRequest& request);

// "a=1&b=2", percent-encoded.
std::string form_encode(const std::vector<std::pair<std::string, std::string>>& fields);

}  // namespace gatehouse::net
