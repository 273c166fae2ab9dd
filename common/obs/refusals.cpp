#include "common/obs/refusals.hpp"

namespace gatehouse::obs {

namespace {

constexpr int kMostHours = 48;

std::string key_of(std::int64_t hour) { return "refusals:" + std::to_string(hour); }

std::int64_t hour_of(Time time)
{
    return std::chrono::floor<std::chrono::hours>(time).time_since_epoch().count();
}

}  // namespace

void count_refusal(const Context& context, const std::string& code)
{
    context.metrics.count("refusals", code);
    context.redis.post_count(key_of(hour_of(context.clock.now())), code, std::chrono::hours(kMostHours + 1));
}

std::map<std::string, std::int64_t> refusals(const Context& context, int hours)
try {
    std::vector<redis::Command> commands;
    const auto now = hour_of(context.clock.now());
    for (int i = 0; i < std::min(hours, kMostHours); ++i) commands.push_back({"HGETALL", key_of(now - i)});
    std::map<std::string, std::int64_t> sum;
    for (const auto& reply : context.redis.pipeline(commands)) {
        const auto& parts = reply.list();
        for (std::size_t i = 0; i + 1 < parts.size(); i += 2) sum[parts[i].text()] += parts[i + 1].number();
    }
    return sum;
} catch (const Error&) {
    return {};
}

}  // namespace gatehouse::obs
