#include "common/live/publisher.hpp"

#include "common/json/json.hpp"
#include "common/net/http_client.hpp"

namespace gatehouse::live {

namespace {

net::HttpResponse ask(const Context& context, const char* method, const std::string& channel,
    std::vector<std::string> headers, const std::string& body = {})
{
    net::HttpRequest request;
    request.unix_socket = context.config.text("live.publisher_socket");
    if (request.unix_socket.empty()) return {};
    request.method = method;
    request.url = "http://localhost/pub/" + channel;
    request.headers = std::move(headers);
    request.body = body;
    request.timeout = std::chrono::milliseconds(1000);
    return net::send(request);
}

}  // namespace

bool publish(const Context& context, const std::string& channel, const State& state)
{
    const auto response = ask(context, "POST", channel,
        {"Content-Type: application/json", "X-EventSource-Event: " + state.name}, state.json);
    return response.status >= 200 && response.status < 300;
}

bool is_heard(const Context& context, const std::string& channel)
{
    const auto response = ask(context, "GET", channel, {"Accept: text/json"});
    if (response.status != 200) return false;
    try {
        const auto about = json::Document::parse(response.body);
        const auto listeners = about.root().find("subscribers");
        return !listeners || !listeners->is_integer() || listeners->integer() > 0;
    } catch (const std::exception&) {
        return true;  // to say something to nobody does no harm
    }
}

void end_connections(const Context& context, const std::string& channel)
{
    ask(context, "DELETE", channel, {});
}

}  // namespace gatehouse::live
