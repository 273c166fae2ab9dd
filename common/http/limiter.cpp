#include "common/http/limiter.hpp"

#include <charconv>

#include "common/net/address.hpp"
#include "common/obs/log.hpp"

namespace gatehouse::http {

namespace {

// A window that starts with the first call. Answers the count and the milliseconds left.
const redis::Script kCount(R"lua(
    local n = redis.call('INCR', KEYS[1])
    if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
    return {n, redis.call('PTTL', KEYS[1])}
)lua");

// "10/60" of the configuration over the route's own numbers.
Limit with_config(const Config& config, Limit limit)
{
    const auto text = config.limit(limit.name);
    const auto slash = text.find('/');
    if (slash == std::string::npos) return limit;
    std::from_chars(text.data(), text.data() + slash, limit.count);
    std::from_chars(text.data() + slash + 1, text.data() + text.size(), limit.seconds);
    return limit;
}

}  // namespace

Headers count_call(const Context& context, const Limit& wanted, const auth::Caller& caller)
{
    if (wanted.count == 0 || !context.config.flag("limits.enabled")) return {};
    const auto limit = with_config(context.config, wanted);
    const auto who = limit.by == By::user && caller.principal ? caller.principal->user.str()
                                                                       : net::network_of(caller.address);
    std::int64_t count = 0, left_ms = 0;
    try {
        const auto reply = context.redis.eval(kCount, {"limit:" + std::string(limit.name) + ":" + who},
            {std::to_string(limit.seconds * 1000)});
        count = reply.list().at(0).number();
        left_ms = reply.list().at(1).number();
    } catch (const Error& e) {
        log::warning("rate limit not counted", {{"limit", limit.name}, {"why", e.what()}});
        return {};
    }
    const auto reset = std::to_string((left_ms + 999) / 1000);
    if (count > limit.count) {
        context.metrics.count("rate_limited", limit.name);
        throw Error(kRateLimited, limit.name).with("retry_after", (left_ms + 999) / 1000);
    }
    return {{"RateLimit-Limit", std::to_string(limit.count)},
        {"RateLimit-Remaining", std::to_string(limit.count - count)}, {"RateLimit-Reset", reset}};
}

}  // namespace gatehouse::http
