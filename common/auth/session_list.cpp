#include "common/auth/session_list.hpp"

#include <algorithm>

namespace gatehouse::auth {

std::vector<OpenSession> open_sessions(db::Session& session, const UserId& user, Time now)
{
    const auto tokens = session.all(R"sql(
        SELECT family, kind, IF(impersonator_id IS NULL, user_agent, '') AS user_agent,
               IF(impersonator_id IS NULL, address, '') AS address, created_at, ends_at,
               impersonator_id IS NOT NULL AS acting
          FROM sessions
         WHERE user_id = ? AND expires_at > ? AND ends_at > ? AND used_at IS NULL ORDER BY created_at DESC
    )sql",
        [](const db::Row& row) {
            return OpenSession{row.id<SessionId>("family"), row.text("kind") == "session",
                row.text("user_agent"), row.text("address"), row.time("created_at"), row.time("ends_at"),
                row.flag("acting")};
        },
        user, now, now);
    std::vector<OpenSession> out;
    for (const auto& token : tokens) {
        const auto known = std::ranges::find(out, token.id, &OpenSession::id);
        if (known == out.end())
            out.push_back(token);
        else
            known->ends_at = std::max(known->ends_at, token.ends_at);
    }
    return out;
}

bool is_open(db::Session& session, const SessionId& family, Time now)
{
    return session
        .one(
            "SELECT 1 FROM sessions WHERE family = ? AND expires_at > ? AND ends_at > ? LIMIT 1",
            [](const db::Row& row) { return row.flag(1); }, family, now, now)
        .has_value();
}

bool have_roles(db::Session& session, const UserId& user, const Roles& roles)
{
    return !session
                .one(
                    "SELECT 1 FROM sessions WHERE user_id = ? AND roles <> ? LIMIT 1",
                    [](const db::Row& row) { return row.flag(1); }, user, roles.str())
                .has_value();
}

}  // namespace gatehouse::auth
