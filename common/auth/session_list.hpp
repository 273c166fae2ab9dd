// The sign-ins of a person that are open: for them to look through, and as one transaction sees and ends
// them.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/app/context.hpp"
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

// Whether it is open now, as MySQL has it: for who waited for a lock and must know whether they still may.
bool is_open(db::Session& session, const SessionId& family, Time now);

// Ends a person's sign-ins, but perhaps one, in the transaction of what ends them: who waits for its locks
// finds them gone. With its COMMIT every process forgets them; Sessions::close_all() then ends what a
// rotation added.
void end_sessions(
    const Context& context, db::Tx& tx, const UserId& user, const std::optional<SessionId>& but = {});

}  // namespace gatehouse::auth
