#include "common/obs/pulse.hpp"

#include <unistd.h>

#include <algorithm>
#include <climits>
#include <tuple>

#include "common/json/json.hpp"
#include "common/obs/log.hpp"
#include "common/time.hpp"
#include "common/version.hpp"

namespace gatehouse::obs {

using namespace std::chrono_literals;

namespace {

constexpr const char* kKey = "processes";
constexpr auto kForgottenAfter = 10min;

std::string host_name()
{
    char name[HOST_NAME_MAX + 1] = {};
    return ::gethostname(name, sizeof name - 1) == 0 ? name : "unknown";
}

}  // namespace

Pulse::Pulse(const std::string& module, const Context& context)
    : context_(context),
      name_(module + "@" + host_name() + ":" + std::to_string(::getpid())),
      started_at_(context.clock.now())
{
}

Pulse::~Pulse()
{
    try {
        context_.redis.command({"HDEL", kKey, name_});
    } catch (const Error&) {
        // It is forgotten by itself.
    }
}

void Pulse::beat() const
try {
    const auto now = context_.clock.now();
    const auto text = json::Writer()
                          .object()
                          .member("version", kVersion)
                          .member("database", context_.db.alive())
                          .member("started_at", std::string_view(to_rfc3339(started_at_)))
                          .member("seen_at", std::string_view(to_rfc3339(now)))
                          .end_object()
                          .take();
    context_.redis.command({"HSET", kKey, name_, text});
} catch (const Error& e) {
    log::warning("no pulse", {{"why", e.what()}});
}

std::vector<Process> processes(const Context& context)
try {
    std::vector<Process> out;
    const auto oldest = context.clock.now() - kForgottenAfter;
    const auto reply = context.redis.command({"HGETALL", kKey});
    const auto& parts = reply.list();
    for (std::size_t i = 0; i + 1 < parts.size(); i += 2) {
        const auto& name = parts[i].text();
        const auto at = name.find('@'), colon = name.rfind(':');
        const auto document = json::Document::parse(parts[i + 1].text());
        const auto root = document.root();
        const auto started = parse_rfc3339(root.get("started_at")), seen = parse_rfc3339(root.get("seen_at"));
        if (!seen || !started || *seen < oldest) {
            context.redis.command({"HDEL", kKey, name});
            continue;
        }
        const auto database = root.find("database");
        out.push_back({name.substr(0, at), name.substr(at + 1, colon - at - 1), root.get("version"),
            std::stoi(name.substr(colon + 1)), database && database->is_bool() && database->flag(), *started,
            *seen});
    }
    std::ranges::sort(out, {}, [](const Process& p) { return std::tie(p.module, p.host, p.pid); });
    return out;
} catch (const Error&) {
    return {};
}

}  // namespace gatehouse::obs
