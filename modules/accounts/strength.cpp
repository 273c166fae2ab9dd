#include "modules/accounts/strength.hpp"

#include "common/auth/session_list.hpp"
#include "modules/accounts/factors_repository.hpp"
#include "modules/accounts/passkeys_repository.hpp"
#include "modules/accounts/repository.hpp"

namespace gatehouse::accounts::strength {

bool must_have_factor(const Config& config, const User& user)
{
    return user.roles.has(auth::Role::admin) && config.flag("auth.admin_factor");
}

bool asks_second(const Config& config, db::Session& session, const User& user)
{
    return repo::has_factor(session, user.id) ||
           (must_have_factor(config, user) && repo::has_passkey(session, user.id));
}

auth::Roles session_roles(const Config& config, db::Session& session, const User& user)
{
    auto roles = user.roles;
    if (must_have_factor(config, user) && !asks_second(config, session, user)) roles.hold_admin();
    return roles;
}

int hold_administrators(const Context& context)
{
    const auto all = context.db.read([](db::Session& session) { return repo::administrators(session); });
    const auth::Sessions sessions(context);
    for (const auto& id : all) {
        const bool changed = context.db.transact([&](db::Tx& tx) {
            const auto user = repo::lock(tx, id);
            if (!user) return false;
            const auto roles = session_roles(context.config, tx, *user);
            if (auth::have_roles(tx, id, roles)) return false;
            sessions.set_roles(tx, id, roles);
            return true;
        });
        if (changed) sessions.roles_changed(id);
    }
    return 0;
}

}  // namespace gatehouse::accounts::strength
