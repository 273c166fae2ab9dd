#include "common/auth/acting.hpp"

#include "common/auth/sessions.hpp"

namespace gatehouse::auth {

void end_acting(const Context& context, const UserId& administrator)
{
    const auto families = context.db.read([&](db::Session& session) {
        return session.all(
            "SELECT DISTINCT family FROM sessions WHERE impersonator_id = ?",
            [](const db::Row& row) { return row.id<SessionId>(1); }, administrator);
    });
    for (const auto& family : families) Sessions(context).close(family);
}

}  // namespace gatehouse::auth
