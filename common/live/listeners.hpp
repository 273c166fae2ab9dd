// Who listens to channels that not everybody may listen to. A worker decides when somebody connects, and only
// then; so that rights which ended meanwhile end here too, all connections of a channel are ended once in a
// while, and who still may comes back by itself.

#pragma once

#include <string>
#include <vector>

#include "common/app/context.hpp"
#include "common/live/kinds.hpp"
#include "common/sched/job.hpp"

namespace gatehouse::live {

// How long a connection lasts at most; nginx ends those that were silent for as long by itself.
inline constexpr std::chrono::minutes kConnectionAge{10};

// For the scheduler. The second tells persons that something of theirs changed: their pages ask what.
sched::Job end_old_connections();
sched::Job publish_hints();

void note_open(const Context& context, const AnyKind& kind, const std::vector<std::string>& ids);

// The caller may listen and is about to: from now on states of it are published. Throws Error(kBusy) when
// Redis is away; then nobody is let in who would hear nothing.
template <class Id>
void hear(const Context& context, const Kind<Id>& kind, const Id& id)
{
    note_open(context, kind, {id.str()});
}

}  // namespace gatehouse::live
