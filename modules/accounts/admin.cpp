// Platform roles, which administrators and the installation itself give and take.

#include "common/audit.hpp"
#include "common/auth/session_list.hpp"
#include "modules/accounts/repository.hpp"
#include "modules/accounts/service.hpp"
#include "modules/accounts/strength.hpp"

namespace gatehouse::accounts {

User Service::set_roles(const auth::Caller& caller, const UserId& id, auth::Roles roles) const
{
    roles.add(auth::Role::attendee);
    if (caller.user() == id && !roles.has(auth::Role::admin)) throw Error(kOwnAdminRole);
    const auth::Sessions sessions(context_);
    const auto now = context_.clock.now();
    const auto user = context_.db.transact([&](db::Tx& tx) {
        auto before = repo::lock(tx, id);
        if (!before) throw Error(kNotFound, id.str());
        auto after = *before;
        after.roles = roles;
        repo::set_roles(tx, id, roles);
        sessions.set_roles(tx, id, strength::session_roles(context_.config, tx, after));
        if (!roles.has(auth::Role::admin)) auth::end_acting(context_, tx, id);
        audit::record(tx, now, caller,
            {"user.roles_changed", "user", id.uuid(), {}, audit::change(before->roles.str(), roles.str())});
        before->roles = roles;
        return *before;
    });
    sessions.roles_changed(id);
    return user;
}

}  // namespace gatehouse::accounts
