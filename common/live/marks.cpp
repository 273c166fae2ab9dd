#include "common/live/marks.hpp"

#include "common/live/keys.hpp"
#include "common/obs/log.hpp"

namespace gatehouse::live {

namespace {

// One command, so that threads that mark at once share a round trip. ARGV: which set, which id, and so on.
const redis::Script kMark(R"lua(
    for i = 1, #ARGV, 2 do redis.call('SADD', KEYS[tonumber(ARGV[i])], ARGV[i + 1]) end
)lua");

}  // namespace

void Marks::send(const Context& context) const
{
    if (ids_.empty()) return;
    try {
        std::vector<std::string> sets, args;
        for (const auto& [kind, ids] : ids_) {
            sets.push_back(keys::marks(kind));
            for (const auto& id : ids) {
                args.push_back(std::to_string(sets.size()));
                args.push_back(id);
            }
        }
        context.redis.eval(kMark, sets, args);
    } catch (const std::exception& e) {
        log::warning("change not marked", {{"kind", ids_.begin()->first}, {"why", e.what()}});
    }
}

}  // namespace gatehouse::live
