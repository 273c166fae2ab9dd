#include "modules/accounts/strength.hpp"

#include "modules/accounts/factors_repository.hpp"
#include "modules/accounts/passkeys_repository.hpp"

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

}  // namespace gatehouse::accounts::strength
