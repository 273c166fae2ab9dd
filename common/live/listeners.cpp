#include "common/live/listeners.hpp"

#include <set>

#include "common/live/keys.hpp"
#include "common/live/publisher.hpp"
#include "common/live/turn.hpp"

namespace gatehouse::live {

using namespace std::chrono_literals;

namespace {

constexpr int kMost = 100;

const redis::Script kOpen(R"lua(
    local open, came = unpack(KEYS)
    local time = redis.call('TIME')
    local now = time[1] * 1000 + math.floor(time[2] / 1000)
    for _, id in ipairs(ARGV) do
        redis.call('ZADD', open, 'NX', now, id)
        redis.call('ZADD', came, now, id)
    end
)lua");

// The channels whose connections are to be ended. Those that nobody came back to since the last time are
// forgotten.
const redis::Script kOld(R"lua(
    local open, came = unpack(KEYS)
    local age, most = unpack(ARGV)
    local time = redis.call('TIME')
    local now = time[1] * 1000 + math.floor(time[2] / 1000)
    local old = redis.call('ZRANGEBYSCORE', open, '-inf', now - age, 'LIMIT', 0, most)
    for _, id in ipairs(old) do
        local last = tonumber(redis.call('ZSCORE', came, id) or 0)
        if last < tonumber(redis.call('ZSCORE', open, id)) then
            redis.call('ZREM', open, id)
            redis.call('ZREM', came, id)
        else
            redis.call('ZADD', open, now, id)
        end
    end
    return old
)lua");

int end_old(const Context& context)
{
    std::set<std::string> channels;
    for (const auto& kind : kKinds)
        if (kind.authorised) channels.insert(kind.channel);
    int done = 0;
    for (const auto& channel : channels) {
        const auto old = context.redis.eval(kOld, {keys::open(channel), keys::came(channel)},
            {std::to_string(std::chrono::milliseconds(kConnectionAge).count()), std::to_string(kMost)});
        for (const auto& id : old.list()) end_connections(context, channel + "/" + id.text());
        done += static_cast<int>(old.list().size());
    }
    return done;
}

int publish_to_persons(const Context& context)
{
    return publish_each(context, kUser, kMost, [](const UserId&) {
        return std::optional(State{"changed", "{}"});
    });
}

}  // namespace

void note_open(const Context& context, const AnyKind& kind, const std::vector<std::string>& ids)
{
    context.redis.eval(kOpen, {keys::open(kind.channel), keys::came(kind.channel)}, ids);
}

sched::Job end_old_connections() { return {"live.end_old_connections", 5s, end_old}; }

sched::Job publish_hints() { return {"live.publish_hints", kBeat, publish_to_persons}; }

}  // namespace gatehouse::live
