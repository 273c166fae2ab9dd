#include "common/live/turn.hpp"

#include <algorithm>

#include "common/live/keys.hpp"
#include "common/live/listeners.hpp"
#include "common/obs/log.hpp"

namespace gatehouse::live {

using namespace std::chrono_literals;

namespace {

// Longer than a turn lasts. Who takes longer was stopped or killed; then somebody else makes the states.
constexpr auto kBusy = 5s;

// Redis' own clock, which all schedulers share. Answers how many marks it took out, ids to make states of,
// and ids of which it is not known whether anybody listens.
const redis::Script kTake(R"lua(
    local marks, busy, resting, open, known = unpack(KEYS)
    local most, busy_for, rest_for, authorised, age = unpack(ARGV)
    local time = redis.call('TIME')
    local now = time[1] * 1000 + math.floor(time[2] / 1000)
    for _, id in ipairs(redis.call('ZRANGEBYSCORE', busy, '-inf', now)) do
        redis.call('ZREM', busy, id)
        redis.call('SADD', marks, id)
    end
    redis.call('ZREMRANGEBYSCORE', resting, '-inf', now)
    local since = tonumber(redis.call('GET', known) or now)
    redis.call('SET', known, since)
    local out, taken, unknown, later = redis.call('SPOP', marks, most), {}, {}, {}
    for _, id in ipairs(out) do
        if authorised == '1' and not redis.call('ZSCORE', open, id) then
            if now - since < tonumber(age) then table.insert(unknown, id) end
        elseif redis.call('ZSCORE', busy, id) or redis.call('ZSCORE', resting, id) then
            table.insert(later, id)
        else
            redis.call('ZADD', busy, now + busy_for, id)
            redis.call('ZADD', resting, now + rest_for, id)
            table.insert(taken, id)
        end
    end
    for _, id in ipairs(later) do redis.call('SADD', marks, id) end
    return {#out - #later, taken, unknown}
)lua");

// Whose time was over when the turn ended is marked again, and so is what could not be made (after the '-').
const redis::Script kEnd(R"lua(
    local marks, busy = unpack(KEYS)
    local again = false
    for _, id in ipairs(ARGV) do
        if id == '-' then again = true
        elseif redis.call('ZREM', busy, id) == 0 or again then redis.call('SADD', marks, id) end
    end
)lua");

std::vector<std::string> texts(const redis::Reply& reply)
{
    std::vector<std::string> out;
    for (const auto& member : reply.list()) out.push_back(member.text());
    return out;
}

std::string channel_of(const AnyKind& kind, const std::string& id)
{
    return std::string(kind.channel) + "/" + id;
}

}  // namespace

Turn::Turn(const Context& context, const AnyKind& kind, int most) : context_(context), kind_(kind)
{
    const auto reply = context.redis.eval(kTake,
        {keys::marks(kind.name), keys::busy(kind.name), keys::resting(kind.name), keys::open(kind.channel),
            keys::known_since()},
        {std::to_string(most), std::to_string(std::chrono::milliseconds(kBusy).count()),
            std::to_string(kind.rest.count()), kind.authorised ? "1" : "0",
            std::to_string(std::chrono::milliseconds(kConnectionAge).count())});
    const auto& parts = reply.list();
    more_ = parts.at(0).number() >= most;
    ids_ = texts(parts.at(1));
    // Redis lost who listens: nchan knows.
    for (const auto& id : texts(parts.at(2)))
        if (is_heard(context, channel_of(kind, id))) again_.push_back(id);
    if (!again_.empty()) note_open(context, kind, again_);
}

Turn::~Turn()
{
    if (ids_.empty() && again_.empty()) return;
    std::vector<std::string> args;
    for (const auto& id : ids_)
        if (std::ranges::find(again_, id) == again_.end()) args.push_back(id);
    args.emplace_back("-");
    args.insert(args.end(), again_.begin(), again_.end());
    try {
        context_.redis.eval(kEnd, {keys::marks(kind_.name), keys::busy(kind_.name)}, args);
    } catch (const std::exception& e) {
        log::warning("states not ended", {{"kind", kind_.name}, {"why", e.what()}});
    }
}

void Turn::send(const std::string& id, const State& state)
{
    if (reached_) reached_ = publish(context_, channel_of(kind_, id), state);
    context_.metrics.count(reached_ ? "states_published" : "states_not_published", kind_.name);
}

void Turn::again(const std::string& id, const char* why)
{
    again_.push_back(id);
    log::warning("state not made", {{"kind", kind_.name}, {"id", id}, {"why", why}});
}

}  // namespace gatehouse::live
