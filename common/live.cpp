#include "common/live.hpp"

#include "common/net/http_client.hpp"
#include "common/obs/log.hpp"

namespace gatehouse::live {

namespace {

constexpr const char* kMarked = "live:events";

}  // namespace

void mark_event(const Context& context, const EventId& event)
{
    try {
        context.redis.command({"SADD", kMarked, event.str()});
    } catch (const std::exception& e) {
        log::warning("change not marked", {{"event", event.str()}, {"why", e.what()}});
    }
}

std::vector<EventId> take_marked_events(const Context& context, int most)
{
    const auto taken = context.redis.command({"SPOP", kMarked, std::to_string(most)});
    std::vector<EventId> events;
    for (const auto& member : taken.list())
        if (const auto id = EventId::parse(member.text())) events.push_back(*id);
    return events;
}

bool publish(
    const Context& context, const std::string& channel, std::string_view name, const std::string& json)
{
    const auto socket = context.config.text("live.publisher_socket");
    if (socket.empty()) return false;
    net::HttpRequest request;
    request.method = "POST";
    request.url = "http://localhost/pub/" + channel;
    request.unix_socket = socket;
    request.body = json;
    request.headers = {"Content-Type: application/json", "X-EventSource-Event: " + std::string(name)};
    request.timeout = std::chrono::milliseconds(1000);
    const auto response = net::send(request);
    return response.status >= 200 && response.status < 300;
}

}  // namespace gatehouse::live
