#include "modules/scanning/counters.hpp"

#include "common/obs/log.hpp"
#include "modules/scanning/repository.hpp"
#include "modules/tickets/service.hpp"

namespace gatehouse::scanning {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kKept = 10s;

// KEYS: the counter. ARGV: how many to add. Answers {admitted, expected}, or nil when it must be counted
// anew.
const redis::Script& add_script()
{
    static const redis::Script script(R"lua(
        local kept = redis.call('HMGET', KEYS[1], 'admitted', 'expected')
        if not kept[1] then return nil end
        if tonumber(ARGV[1]) > 0 then kept[1] = redis.call('HINCRBY', KEYS[1], 'admitted', ARGV[1]) end
        return {tonumber(kept[1]), tonumber(kept[2])}
    )lua");
    return script;
}

const redis::Script& keep_script()
{
    static const redis::Script script(R"lua(
        redis.call('HSET', KEYS[1], 'admitted', ARGV[1], 'expected', ARGV[2])
        return redis.call('PEXPIRE', KEYS[1], ARGV[3])
    )lua");
    return script;
}

std::string key_of(const EventId& event, int day)
{
    return "door:" + event.str() + ":" + std::to_string(day);
}

}  // namespace

Counts Counters::add(const EventId& event, int day, int admitted) const
{
    try {
        const auto kept = context_.redis.eval(add_script(), {key_of(event, day)}, {std::to_string(admitted)});
        if (!kept.nil())
            return {
                static_cast<int>(kept.list().at(0).number()), static_cast<int>(kept.list().at(1).number())};
    } catch (const Error& e) {
        log::warning("door counters without Redis", {{"why", e.what()}});
        return recount(event, day);
    }
    const auto counts = recount(event, day);
    try {
        context_.redis.eval(keep_script(), {key_of(event, day)},
            {std::to_string(counts.admitted), std::to_string(counts.expected),
                std::to_string(kKept.count())});
    } catch (const Error& e) {
        log::warning("door counters not kept", {{"why", e.what()}});
    }
    return counts;
}

// Called after the COMMIT, so the new admission is counted.
Counts Counters::recount(const EventId& event, int day) const
{
    return context_.db.read([&](db::Session& session) {
        Counts counts;
        counts.admitted = repo::admitted(session, event, day);
        for (const auto& type : tickets::Service(context_).expected(session, event, day_bit(day)))
            counts.expected += type.count;
        return counts;
    });
}

}  // namespace gatehouse::scanning
