#include "modules/accounts/service.hpp"

#include "common/audit.hpp"
#include "common/http/page.hpp"
#include "common/json/json.hpp"
#include "common/outbox.hpp"
#include "modules/accounts/passwords.hpp"
#include "modules/accounts/repository.hpp"

namespace gatehouse::accounts {

std::optional<User> Service::find_user(db::Session& session, const UserId& id) const { return repo::find(session, id); }

std::optional<User> Service::find_by_email(db::Session& session, std::string_view email) const
{
    auto stored = repo::find_by_email(session, email);
    return stored ? std::optional(std::move(stored->user)) : std::nullopt;
}

std::unordered_map<UserId, Person> Service::people(db::Session& session, const std::vector<UserId>& ids) const
{
    std::unordered_map<UserId, Person> out;
    for (auto& person : repo::people(session, ids)) out.emplace(person.id, std::move(person));
    return out;
}

std::string Service::prepare_registration(const Registration& wanted) const
{
    schema::Faults faults;
    passwords::check(wanted.password, wanted.email, faults);
    if (!faults.empty()) throw Error(kInvalid, {}, std::move(faults));
    // Asked first, so that nobody waits for a hash in vain; the unique key decides.
    if (context_.db.read([&](db::Session& session) { return find_by_email(session, wanted.email); })) throw email_taken();
    return passwords::hash(wanted.password);
}

User Service::create(
    db::Tx& tx, const auth::Caller& caller, const Registration& wanted, const std::string& hash) const
{
    User user;
    user.id = new_id<UserId>(context_);
    user.email = wanted.email;
    user.name = wanted.name;
    user.roles.add(auth::Role::attendee);
    user.created_at = context_.clock.now();
    repo::insert(tx, user, hash);
    audit::record(tx, user.created_at, caller, {"user.registered", "user", user.id.uuid(), {}, ""});
    outbox::publish(tx, "user.registered", user.id.uuid(), user.created_at);
    return user;
}

User Service::update(db::Tx& tx, const auth::Caller& caller, const ProfileChange& change) const
{
    auto user = repo::lock(tx, caller.require_user());
    if (!user) throw Error(kUnauthenticated, "no such account");
    if (change.name) user->name = *change.name;
    if (change.phone) user->phone = *change.phone;
    const auto now = context_.clock.now();
    repo::update(tx, *user, now);
    audit::record(tx, now, caller, {"user.updated", "user", user->id.uuid(), {}, ""});
    return *user;
}

Page<User> Service::list(const UserQuery& query) const
{
    std::optional<UserId> before;
    if (!query.cursor.empty()) before = page::id<UserId>(page::split(query.cursor, 1).front());
    auto rows = context_.db.read(
        [&](db::Session& session) { return repo::list(session, query.search, before, query.limit + 1); });
    return page::cut(std::move(rows), query.limit, [](const User& user) { return std::vector{user.id.str()}; });
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
        const auto detail = json::Writer().object().member("before", std::string_view(before->roles.str()))
                                .member("after", std::string_view(roles.str())).end_object().take();
        audit::record(tx, now, caller, {"user.roles_changed", "user", id.uuid(), {}, detail});
        before->roles = roles;
        return *before;
    });
    sessions.roles_changed(id);
    return user;
}

}  // namespace gatehouse::accounts
