#include "common/http/limiter.hpp"

#include <charconv>

#include "common/net/address.hpp"
#include "common/obs/log.hpp"

namespace gatehouse::http {

namespace {

constexpr Limit kByKey{"api_key", 1000, 3600};

// The window starts with the first call. Answers the count and the milliseconds left; of calls that may go on
// also what is in the slot, which is taken when it is free. Without a limit ARGV[1] is 0, without a slot
// there is no second key.
const redis::Script kAdmit(R"lua(
    local n, left = 0, 0
    if ARGV[1] ~= '0' then
        n = redis.call('INCR', KEYS[1])
        if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
        left = redis.call('PTTL', KEYS[1])
        if n > tonumber(ARGV[1]) then return {n, left} end
    end
    if not KEYS[2] then return {n, left} end
    local stored = redis.call('GET', KEYS[2])
    if not stored then redis.call('SET', KEYS[2], ARGV[3], 'PX', ARGV[4]) end
    return {n, left, stored}
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

// What a caller is counted under, with the limit that the configuration says; a count of 0 is no limit.
struct Window {
    Limit limit;
    std::string key;
};

Window window_of(const Context& context, const Limit& wanted, const std::string& who)
{
    auto limit = with_config(context.config, wanted);
    if (!context.config.flag("limits.enabled")) limit.count = 0;
    return {limit, "limit:" + std::string(limit.name) + ":" + who};
}

Window window_of(const Context& context, const Limit& wanted, const auth::Caller& caller)
{
    return window_of(context, wanted,
        wanted.by == By::user && caller.principal ? caller.principal->user.str()
                                                  : net::network_of(caller.address));
}

// The headers for a call that may go on.
Headers check(const Context& context, const Limit& limit, std::int64_t count, std::int64_t left_ms)
{
    if (limit.count == 0) return {};
    const auto reset = (left_ms + 999) / 1000;
    if (count > limit.count) {
        context.metrics.count("rate_limited", limit.name);
        throw Error(kRateLimited, limit.name)
            .with("retry_after", reset)
            .with("limit", std::int64_t{limit.count});
    }
    return {{"RateLimit-Limit", std::to_string(limit.count)},
        {"RateLimit-Remaining", std::to_string(limit.count - count)},
        {"RateLimit-Reset", std::to_string(reset)}};
}

std::optional<redis::Reply> ask(const Context& context, const Window& window, const Slot* slot)
{
    std::vector<std::string> keys{window.key},
        args{std::to_string(window.limit.count), std::to_string(window.limit.seconds * 1000)};
    if (slot) {
        keys.push_back(slot->key);
        args.insert(args.end(), {slot->mark, std::to_string(slot->kept.count())});
    }
    try {
        return context.redis.eval(kAdmit, keys, args);
    } catch (const Error& e) {
        log::warning("call not counted", {{"limit", window.limit.name}, {"why", e.what()}});
        return {};
    }
}

Headers count(const Context& context, const Window& window)
{
    if (window.limit.count == 0) return {};
    const auto reply = ask(context, window, nullptr);
    return reply ? check(context, window.limit, reply->list().at(0).number(), reply->list().at(1).number())
                 : Headers{};
}

}  // namespace

Headers count_call(const Context& context, const Limit& wanted, const auth::Caller& caller)
{
    return count(context, window_of(context, wanted, caller));
}

Headers count_key(const Context& context, const ApiKeyId& key)
{
    return count(context, window_of(context, kByKey, key.str()));
}

Admission admit(const Context& context, const Limit& wanted, const auth::Caller& caller, const Slot& slot)
{
    const auto window = window_of(context, wanted, caller);
    const auto reply = ask(context, window, &slot);
    if (!reply) return {};
    const auto& parts = reply->list();
    Admission admission{check(context, window.limit, parts.at(0).number(), parts.at(1).number()), false, {}};
    admission.mine = parts.at(2).nil();
    if (!admission.mine) admission.stored = parts.at(2).text();
    return admission;
}

}  // namespace gatehouse::http
