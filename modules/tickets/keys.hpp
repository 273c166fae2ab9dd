// The Ed25519 keys that sign an event's tickets: made when the first ticket is shown, kept sealed under the
// master key. Several of an event may be valid at once; the newest signs.

#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "common/app/context.hpp"

namespace gatehouse::tickets::keys {

struct Key {
    int number = 1;
    std::string secret;  // 64 bytes
};

// The signing key of each event, made where there is none.
std::unordered_map<EventId, Key> for_signing(const Context& context, const std::vector<EventId>& events);

}  // namespace gatehouse::tickets::keys
