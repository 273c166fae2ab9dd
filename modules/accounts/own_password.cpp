#include "modules/accounts/own_password.hpp"

#include "common/audit.hpp"
#include "modules/accounts/lockout.hpp"
#include "modules/accounts/passwords.hpp"
#include "modules/accounts/repository.hpp"

namespace gatehouse::accounts {

User require_own_password(const Context& context, const auth::Caller& caller, const std::string& password)
{
    const auto id = caller.require_user();
    const auto hash = context.db.read([&](db::Session& session) { return repo::password_hash(session, id); });
    if (!hash) throw Error(kUnauthenticated, "no such account");
    if (hash->empty()) throw Error(kNoPassword);
    // Counted apart from sign-ins, so that who holds a session cannot lock its owner out.
    const Lockout lockout(context, id.str(), caller.address);
    lockout.count();
    bool right = false;
    try {
        right = passwords::verify(*hash, password);
    } catch (const std::exception&) {
        lockout.give_back();
        throw;
    }
    if (!right) {
        context.db.transact([&](db::Tx& tx) {
            audit::record(
                tx, context.clock.now(), caller, {"user.password_refused", "user", id.uuid(), {}, ""});
        });
        throw Error(kInvalid, {}, {{"/current_password", "wrong", "is not your password"}});
    }
    lockout.succeeded();
    const auto user = context.db.read([&](db::Session& session) { return repo::find(session, id); });
    if (!user) throw Error(kUnauthenticated, "no such account");
    return *user;
}

}  // namespace gatehouse::accounts
