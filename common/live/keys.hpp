// Where Redis keeps what realtime works with.

#pragma once

#include <string>

namespace gatehouse::live::keys {

// Set of ids that changed.
inline std::string marks(const std::string& kind) { return "live:marks:" + kind; }
// Ids whose state is being made, by the moment when they are somebody else's.
inline std::string busy(const std::string& kind) { return "live:busy:" + kind; }
// Ids that were told about a moment ago, by the moment when they may be told about again.
inline std::string resting(const std::string& kind) { return "live:resting:" + kind; }
// Ids somebody listens to, by when their connections were last ended, and by when somebody came last.
inline std::string open(const std::string& channel) { return "live:open:" + channel; }
inline std::string came(const std::string& channel) { return "live:came:" + channel; }
// Since when we know all who listen. Redis that lost everything does not.
inline std::string known_since() { return "live:known_since"; }

}  // namespace gatehouse::live::keys
