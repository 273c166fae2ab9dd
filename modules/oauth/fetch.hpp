// Asking other sites, and remembering what they publish. Private to this module.

#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "common/clock.hpp"
#include "common/json/json.hpp"
#include "common/net/http_client.hpp"

namespace gatehouse::oauth {

// The JSON object that the site answers with. Throws Error(kUnavailable) when it does not answer, or is out
// of order; Error(kNotProven) when what it says is no use, with its own words for the log.
json::Document ask(net::HttpRequest request);

// Documents that change seldom: what a provider says of itself, and its keys. One for the process.
class Library {
public:
    // Not older than an hour.
    json::Document get(const std::string& url, net::Reach reach, Time now);

    // Fetched again now, because the one we have lacks something; but not within a minute of the last time,
    // so that tokens which name invented keys cost the provider nothing.
    json::Document renewed(const std::string& url, net::Reach reach, Time now);

private:
    struct Entry {
        std::shared_ptr<const json::Document> document;
        Time fetched_at;
    };
    std::shared_ptr<const Entry> find(const std::string& url, Time now, std::chrono::seconds age);
    json::Document fetch(const std::string& url, net::Reach reach, Time now);

    std::mutex mutex_;
    std::map<std::string, std::shared_ptr<const Entry>> kept_;
};

}  // namespace gatehouse::oauth
