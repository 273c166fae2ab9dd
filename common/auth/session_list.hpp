// The sign-ins of a person that are open, for them to look through and end.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/db/session.hpp"
#include "common/id.hpp"

namespace gatehouse::auth {

struct OpenSession {
    SessionId id;
    bool by_cookie = false;  // a browser; else a program with tokens
    std::string user_agent, address;
    Time created_at;
    Time ends_at;  // at the latest
};

// The latest first, one for each sign-in: the tokens of a program count as one.
std::vector<OpenSession> open_sessions(db::Session& session, const UserId& user, Time now);

}  // namespace gatehouse::auth
