#include "modules/accounts/own_account.hpp"

#include "common/auth/session_list.hpp"
#include "modules/accounts/repository.hpp"

namespace gatehouse::accounts {

User lock_own(db::Tx& tx, const Context& context, const auth::Caller& caller)
{
    auto user = repo::lock(tx, caller.require_user());
    if (!user || user->status != Status::active) throw Error(kUnauthenticated, "no such account");
    if (!auth::is_open(tx, caller.principal->session, context.clock.now()))
        throw Error(kUnauthenticated, "ended meanwhile");
    return std::move(*user);
}

}  // namespace gatehouse::accounts
