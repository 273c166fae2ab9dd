#include "modules/queue/places.hpp"

#include <thread>

#include "common/crypto/crypto.hpp"
#include "common/obs/log.hpp"

namespace gatehouse::queue {

using namespace std::chrono_literals;

namespace {

// Changes reach us in another order than their COMMITs: what comes too early waits in KEYS[3] for its turn.
#define GH_DRAIN                                                        \
    "local function run(ops)"                                           \
    "  for i = 1, #ops, 2 do"                                           \
    "    if ops[i] == '-' then redis.call('ZREM', KEYS[1], ops[i + 1])" \
    "    else redis.call('ZADD', KEYS[1], ops[i], ops[i + 1]) end"      \
    "  end "                                                            \
    "end "                                                              \
    "local function drain(at)"                                          \
    "  local early = redis.call('HGET', KEYS[3], tostring(at + 1))"     \
    "  while early do"                                                  \
    "    at = at + 1"                                                   \
    "    run(cjson.decode(early))"                                      \
    "    redis.call('HDEL', KEYS[3], tostring(at))"                     \
    "    early = redis.call('HGET', KEYS[3], tostring(at + 1))"         \
    "  end "                                                            \
    "  redis.call('SET', KEYS[2], tostring(at), 'EX', 2592000)"         \
    "  redis.call('EXPIRE', KEYS[1], 2592000)"                          \
    "  return at "                                                      \
    "end "

// ARGV: the change's number; then pairs: a turn, or '-' for who left, and an entry.
const redis::Script kApply(GH_DRAIN R"lua(
    local version, at = tonumber(ARGV[1]), tonumber(redis.call('GET', KEYS[2]) or (ARGV[1] == '1' and '0' or '-1'))
    if version <= at then return at end
    local ops = {}
    for i = 2, #ARGV do ops[#ops + 1] = ARGV[i] end
    if at == -1 or version > at + 1 then
        redis.call('HSET', KEYS[3], ARGV[1], cjson.encode(ops))
        redis.call('EXPIRE', KEYS[3], 60)
        return at
    end
    run(ops)
    return drain(version)
)lua");

// ARGV: the version that KEYS[4] was read at.
const redis::Script kSwap(GH_DRAIN R"lua(
    local version, at = tonumber(ARGV[1]), tonumber(redis.call('GET', KEYS[2]) or '-1')
    if at >= version then
        redis.call('DEL', KEYS[4])
        return at
    end
    if redis.call('EXISTS', KEYS[4]) == 1 then redis.call('RENAME', KEYS[4], KEYS[1]) else redis.call('DEL', KEYS[1]) end
    for _, early in ipairs(redis.call('HKEYS', KEYS[3])) do
        if tonumber(early) <= version then redis.call('HDEL', KEYS[3], early) end
    end
    return drain(version)
)lua");

const redis::Script kAhead(R"lua(
    return {redis.call('GET', KEYS[2]) or '-1', redis.call('ZRANK', KEYS[1], ARGV[1])}
)lua");

const redis::Script kSlice(R"lua(
    return {redis.call('GET', KEYS[2]) or '-1', redis.call('ZRANGE', KEYS[1], ARGV[1], ARGV[2])}
)lua");

std::vector<std::string> keys_of(const ItemId& item)
{
    const auto base = "queue:{" + item.str() + "}";
    return {base + ":order", base + ":at", base + ":early"};
}

constexpr int kTries = 3;
constexpr auto kBetween = 4ms;
constexpr auto kRebuildAlone = 5s;
constexpr std::size_t kChunk = 500;

}  // namespace

void Places::changed(
    const Line& line, const std::vector<repo::Place>& came, const std::vector<EntryId>& left) const
{
    std::vector<std::string> words{std::to_string(line.version)};
    for (const auto& place : came) {
        if (!place.turn) continue;
        words.push_back(std::to_string(*place.turn));
        words.push_back(place.id.str());
    }
    for (const auto& id : left) {
        words.push_back("-");
        words.push_back(id.str());
    }
    try {
        context_.redis.eval(kApply, keys_of(line.item), words);
    } catch (const std::exception& e) {
        log::warning("place in line not noted", {{"item", line.item.str()}, {"why", e.what()}});
    }
}

int Places::ahead(const Entry& entry, std::int64_t version) const
{
    try {
        bool behind = true;
        for (int tries = 1; tries <= kTries && behind; ++tries) {
            const auto reply = context_.redis.eval(kAhead, keys_of(entry.item), {entry.id.str()});
            const auto& fields = reply.list();
            behind = fields.at(0).number() < version;
            // Who left since we looked has no place; MySQL says what was before.
            if (!behind && !fields.at(1).nil()) return static_cast<int>(fields.at(1).number());
            if (fields.at(0).number() == -1) break;
            if (behind) std::this_thread::sleep_for(kBetween);
        }
        context_.metrics.count("queue_places", "counted");
        if (behind) rebuild(entry.item);
    } catch (const std::exception& e) {
        log::warning("place in line not known", {{"item", entry.item.str()}, {"why", e.what()}});
    }
    return context_.db.read(
        [&](db::Session& session) { return repo::ahead_of(session, entry.item, entry.turn.value_or(0)); });
}

std::optional<std::vector<EntryId>> Places::slice(const Line& line, int from, int most) const
{
    const auto reply = context_.redis.eval(
        kSlice, keys_of(line.item), {std::to_string(from), std::to_string(from + most - 1)});
    const auto& fields = reply.list();
    if (fields.at(0).number() < line.version) return {};
    std::vector<EntryId> out;
    for (const auto& member : fields.at(1).list())
        if (const auto id = EntryId::parse(member.text())) out.push_back(*id);
    return out;
}

void Places::rebuild(const ItemId& item) const
{
    auto keys = keys_of(item);
    const auto lock = "queue:{" + item.str() + "}:rebuild";
    if (!context_.redis.set_if_absent(lock, "1", kRebuildAlone)) return;
    const auto standing =
        context_.db.read([&](db::Session& session) { return repo::standing(session, item); });
    if (!standing) return;
    const auto fresh = keys.front() + ":" + crypto::hex(context_.random.bytes(8));
    for (std::size_t done = 0; done < standing->places.size();) {
        redis::Command add{"ZADD", fresh};
        for (std::size_t n = 0; n < kChunk && done < standing->places.size(); ++n, ++done) {
            add.push_back(std::to_string(*standing->places[done].turn));
            add.push_back(standing->places[done].id.str());
        }
        context_.redis.pipeline({add, {"EXPIRE", fresh, "60"}});
    }
    keys.push_back(fresh);
    context_.redis.eval(kSwap, keys, {std::to_string(standing->version)});
    context_.metrics.count("queue_places", "rebuilt");
}

}  // namespace gatehouse::queue
