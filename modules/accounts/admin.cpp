// What administrators do: the list of people, and their roles.

#include "common/audit.hpp"
#include "common/http/page.hpp"
#include "common/json/json.hpp"
#include "modules/accounts/repository.hpp"
#include "modules/accounts/service.hpp"

namespace gatehouse::accounts {

Page<User> Service::list(const UserQuery& query) const
{
    std::optional<UserId> before;
    if (!query.cursor.empty()) before = page::id<UserId>(page::split(query.cursor, 1).front());
    auto rows = context_.db.read(
        [&](db::Session& session) { return repo::list(session, query.search, before, query.limit + 1); });
    return page::cut(
        std::move(rows), query.limit, [](const User& user) { return std::vector{user.id.str()}; });
}

User Service::set_roles(const auth::Caller& caller, const UserId& id, auth::Roles roles) const
{
    roles.add(auth::Role::attendee);
    if (caller.user() == id && !roles.has(auth::Role::admin)) throw Error(kOwnAdminRole);
    const auth::Sessions sessions(context_);
    const auto now = context_.clock.now();
    const auto user = context_.db.transact([&](db::Tx& tx) {
        auto before = repo::lock(tx, id);
        if (!before) throw Error(kNotFound, id.str());
        repo::set_roles(tx, id, roles);
        sessions.set_roles(tx, id, roles);
        const auto detail = json::Writer()
                                .object()
                                .member("before", std::string_view(before->roles.str()))
                                .member("after", std::string_view(roles.str()))
                                .end_object()
                                .take();
        audit::record(tx, now, caller, {"user.roles_changed", "user", id.uuid(), {}, detail});
        before->roles = roles;
        return *before;
    });
    sessions.roles_changed(id);
    return user;
}

}  // namespace gatehouse::accounts
