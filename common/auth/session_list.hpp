// The sign-ins of a person that are open: for them to look through, and as one transaction sees and ends
// them.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "common/db/session.hpp"
#include "common/id.hpp"

namespace gatehouse::auth {

struct OpenSession {
    SessionId id;
    bool by_cookie = false;           // a browser; else a program with tokens
    std::string user_agent, address;  // '' when acting: those are the administrator's
    Time created_at;
    Time ends_at;         // at the latest
    bool acting = false;  // an administrator, as this person
};

// The latest first, one for each sign-in: the tokens of a program count as one.
std::vector<OpenSession> open_sessions(db::Session& session, const UserId& user, Time now);

// Whether it is open now, as MySQL has it: for who waited for a lock and must know whether they still may.
bool is_open(db::Session& session, const SessionId& family, Time now);

// Whether all sign-ins of the person have these roles.
bool have_roles(db::Session& session, const UserId& user, const Roles& roles);

// What ends sign-ins does so in its own transaction, so that it is done by one COMMIT and who waits for its
// locks finds them gone. With the COMMIT every process forgets them.

// One sign-in.
void end_session(const Context& context, db::Tx& tx, const SessionId& family);

// A person's, but perhaps one, and those in which they act as somebody else.
void end_sessions(
    const Context& context, db::Tx& tx, const UserId& user, const std::optional<SessionId>& but = {});

// Those in which this administrator acts as somebody else (Sessions::open_for).
void end_acting(const Context& context, db::Tx& tx, const UserId& administrator);

}  // namespace gatehouse::auth
