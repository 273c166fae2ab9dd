#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/db/session.hpp"

namespace gatehouse::tickets::repo {

struct StoredKey {
    EventId event;
    int number = 1;
    std::string public_key, sealed_secret;
};

// Keys that are not retired, of several events, in ascending number.
std::vector<StoredKey> signing_keys(db::Session& session, const std::vector<EventId>& events);

// The public key, also of a key that signs no longer; empty when there is none.
std::optional<std::string> public_key(db::Session& session, const EventId& event, int number);

// Inserts those whose number the event does not have yet: of two at once the first one stays.
void insert_missing_keys(db::Tx& tx, const std::vector<StoredKey>& keys, Time now);

}  // namespace gatehouse::tickets::repo
