// Outgoing HTTP, on libcurl: one place for time-outs. No redirects, no proxy, bounded answers.

#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace gatehouse::net {

struct HttpRequest {
    std::string method = "GET", url, body;
    std::vector<std::string> headers;  // "Name: value"
    std::string unix_socket;           // connect there instead of to the URL's host
    std::chrono::milliseconds timeout{10'000};
    std::size_t most_bytes = 4 * 1024 * 1024;
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
