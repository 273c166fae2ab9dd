#include "common/obs/gauges.hpp"

#include <algorithm>
#include <cstdlib>

#include "common/obs/log.hpp"
#include "common/time.hpp"

namespace gatehouse::obs {

namespace {

constexpr const char* kKey = "gauges";
constexpr std::chrono::hours kShownFor{1};

}  // namespace

void set_gauge(const Context& context, const std::string& name, double value)
{
    context.metrics.set(name, value);
    try {
        context.redis.command(
            {"HSET", kKey, name, std::to_string(value) + " " + to_rfc3339(context.clock.now())});
    } catch (const Error& e) {
        log::warning("gauge not told", {{"name", name}, {"why", e.what()}});
    }
}

std::vector<Gauge> gauges(const Context& context)
try {
    std::vector<Gauge> out;
    const auto reply = context.redis.command({"HGETALL", kKey});
    const auto& parts = reply.list();
    for (std::size_t i = 0; i + 1 < parts.size(); i += 2) {
        const auto& text = parts[i + 1].text();
        const auto at = parse_rfc3339(text.substr(text.find(' ') + 1));
        if (at && *at > context.clock.now() - kShownFor)
            out.push_back({parts[i].text(), std::strtod(text.c_str(), nullptr), *at});
    }
    std::ranges::sort(out, {}, &Gauge::name);
    return out;
} catch (const Error&) {
    return {};
}

}  // namespace gatehouse::obs
