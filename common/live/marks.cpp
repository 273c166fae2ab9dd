#include "common/live/marks.hpp"

#include "common/live/keys.hpp"
#include "common/obs/log.hpp"

namespace gatehouse::live {

void Marks::send(const Context& context) const
{
    if (ids_.empty()) return;
    try {
        std::vector<redis::Command> commands;
        for (const auto& [kind, ids] : ids_) {
            auto& command = commands.emplace_back(redis::Command{"SADD", keys::marks(kind)});
            command.insert(command.end(), ids.begin(), ids.end());
        }
        if (commands.size() == 1)
            context.redis.command(commands.front());
        else
            context.redis.pipeline(commands);
    } catch (const std::exception& e) {
        log::warning("change not marked", {{"kind", ids_.begin()->first}, {"why", e.what()}});
    }
}

}  // namespace gatehouse::live
