// Signing up and the own profile: one use case over the account and its organizations.

#include "modules/organizations/repository.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::organizations {

accounts::SignIn Service::sign_up(const auth::Caller& caller, const accounts::Registration& wanted,
    const std::string& device, const auth::Origin& origin) const
{
    const auto hash = accounts_.prepare_registration(wanted);
    try {
        return context_.db.transact([&](db::Tx& tx) {
            if (auto pretended = accounts_.pretend(tx, caller, wanted)) return *pretended;
            const auto user = accounts_.create(tx, caller, wanted, hash);
            personal_organization(tx, user.id);
            return accounts_.welcome(tx, user, device, origin);
        });
    } catch (const accounts::EmailTaken&) {  // somebody was faster
        return context_.db.transact(
            [&](db::Tx& tx) { return accounts_.pretend(tx, caller, wanted).value(); });
    }
}

Profile Service::profile(const auth::Caller& caller) const
{
    return context_.db.read([&](db::Session& session) {
        const auto user = accounts_.find_user(session, caller.require_user());
        if (!user) throw Error(kUnauthenticated, "no such account");
        return Profile{*user, repo::memberships(session, user->id)};
    });
}

Profile Service::update_profile(const auth::Caller& caller, const accounts::ProfileChange& change) const
{
    return context_.db.transact([&](db::Tx& tx) {
        const auto user = accounts_.update(tx, caller, change);
        return Profile{user, repo::memberships(tx, user.id)};
    });
}

}  // namespace gatehouse::organizations
