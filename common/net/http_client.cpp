#include "common/net/http_client.hpp"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <sys/socket.h>

#include <memory>
#include <mutex>

#include "common/http/request.hpp"
#include "common/net/address.hpp"

namespace gatehouse::net {

namespace {

struct Sink {
    std::string body;
    std::size_t most;
};

std::size_t receive(char* data, std::size_t size, std::size_t count, void* to)
{
    auto& sink = *static_cast<Sink*>(to);
    if (sink.body.size() + size * count > sink.most) return 0;  // makes curl fail with a write error
    sink.body.append(data, size * count);
    return size * count;
}

std::string text_of(const sockaddr& address)
{
    char text[INET6_ADDRSTRLEN] = "";
    const void* bytes = nullptr;
    if (address.sa_family == AF_INET) bytes = &reinterpret_cast<const sockaddr_in&>(address).sin_addr;
    if (address.sa_family == AF_INET6) bytes = &reinterpret_cast<const sockaddr_in6&>(address).sin6_addr;
    return bytes && inet_ntop(address.sa_family, bytes, text, sizeof text) ? text : "";
}

// Asked by curl for each address that the name stands for.
curl_socket_t open_within(void* reach, curlsocktype, curl_sockaddr* to)
{
    const auto address = text_of(to->addr);
    const auto wanted = *static_cast<const Reach*>(reach);
    const bool may = wanted == Reach::internet ? is_public(address) : is_loopback(address);
    return may ? socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol) : CURL_SOCKET_BAD;
}

void stay_within(CURL* curl, const Reach& reach)
{
    const bool https = reach == Reach::secure || reach == Reach::internet;
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, https ? "https" : "http,https");
    if (reach != Reach::internet && reach != Reach::loopback) return;
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_within);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, const_cast<Reach*>(&reach));
    // A connection that another request opened was not asked about.
    curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, 1L);
}

// One handle per thread keeps the connection open between calls.
CURL* handle()
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    thread_local const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> mine(
        curl_easy_init(), curl_easy_cleanup);
    return mine.get();
}

}  // namespace

HttpResponse send(const HttpRequest& request)
{
    CURL* curl = handle();
    curl_easy_reset(curl);
    Sink sink{{}, request.most_bytes};
    curl_slist* headers = nullptr;
    for (const auto& header : request.headers) headers = curl_slist_append(headers, header.c_str());
    headers = curl_slist_append(headers, "Expect:");
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> owned(headers, curl_slist_free_all);

    curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    stay_within(curl, request.reach);
    if (request.once) curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, 3000L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeout.count()));
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, receive);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &sink);
    if (!request.unix_socket.empty())
        curl_easy_setopt(curl, CURLOPT_UNIX_SOCKET_PATH, request.unix_socket.c_str());
    if (request.method != "GET") {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.data());
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    }

    const auto code = curl_easy_perform(curl);
    if (code != CURLE_OK) return {0, {}, curl_easy_strerror(code)};
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    return {static_cast<int>(status), std::move(sink.body), {}};
}

std::string form_encode(const std::vector<std::pair<std::string, std::string>>& fields)
{
    std::string out;
    for (const auto& [name, value] : fields)
        out += (out.empty() ? "" : "&") + http::percent_encode(name) + "=" + http::percent_encode(value);
    return out;
}

}  // namespace gatehouse::net
