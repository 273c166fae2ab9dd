#include "modules/oauth/fetch.hpp"

#include "modules/oauth/types.hpp"

namespace gatehouse::oauth {

using namespace std::chrono_literals;

namespace {

constexpr auto kPatience = 5s;
constexpr std::size_t kMostBytes = 256 * 1024;
constexpr std::chrono::seconds kGoodFor = 1h, kLeastAge = 1min;

}  // namespace

json::Document ask(net::HttpRequest request)
{
    request.timeout = kPatience;
    request.most_bytes = kMostBytes;
    request.headers.insert(request.headers.end(), {"Accept: application/json", "User-Agent: Gatehouse"});
    const auto url = request.url.substr(0, request.url.find('?'));
    const auto answer = net::send(request);
    if (answer.status == 0 || answer.status == 429 || answer.status >= 500)
        throw Error(kUnavailable, url + ": " + std::to_string(answer.status) + " " + answer.failure);
    try {
        auto document = json::Document::parse(answer.body);
        const auto error = document.root().get("error");
        if (answer.status == 200 && error.empty()) return document;
        throw Error(kNotProven, url + ": " + std::to_string(answer.status) + " " + error + " " +
                                    document.root().get("error_description"));
    } catch (const Error& e) {
        if (e.kind().code == std::string(kNotProven.code)) throw;
        throw Error(kNotProven, url + ": " + std::to_string(answer.status) + " and no JSON");
    }
}

json::Document Library::get(const std::string& url, net::Reach reach, Time now)
{
    if (const auto known = find(url, now, kGoodFor)) return *known->document;
    return fetch(url, reach, now);
}

json::Document Library::renewed(const std::string& url, net::Reach reach, Time now)
{
    if (const auto known = find(url, now, kLeastAge)) return *known->document;
    return fetch(url, reach, now);
}

std::shared_ptr<const Library::Entry> Library::find(
    const std::string& url, Time now, std::chrono::seconds age)
{
    const std::lock_guard lock(mutex_);
    const auto it = kept_.find(url);
    if (it == kept_.end() || now < it->second->fetched_at || now - it->second->fetched_at >= age) return {};
    return it->second;
}

json::Document Library::fetch(const std::string& url, net::Reach reach, Time now)
{
    net::HttpRequest request;
    request.url = url;
    request.reach = reach;
    auto document = ask(std::move(request));
    const std::lock_guard lock(mutex_);
    kept_[url] = std::make_shared<const Entry>(Entry{std::make_shared<const json::Document>(document), now});
    return document;
}

}  // namespace gatehouse::oauth
