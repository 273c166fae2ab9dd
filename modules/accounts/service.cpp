#include "modules/accounts/service.hpp"

#include "common/audit.hpp"
#include "modules/accounts/repository.hpp"
#include "modules/accounts/secrets.hpp"

namespace gatehouse::accounts {

std::optional<User> Service::find_user(db::Session& session, const UserId& id) const
{
    return repo::find(session, id);
}

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

std::optional<Secret> Service::find_secret(db::Session& session, const OneTimeId& id) const
{
    return Secrets::find(session, id);
}

std::optional<Secret> Service::newest_secret(
    db::Session& session, const UserId& user, std::string_view purpose) const
{
    return Secrets::newest(session, user, purpose);
}

User Service::update(db::Tx& tx, const auth::Caller& caller, const ProfileChange& change) const
{
    auto user = repo::lock(tx, caller.require_user());
    if (!user) throw Error(kUnauthenticated, "no such account");
    if (change.phone && *change.phone != user->phone && user->phone_verified)
        throw Error(
            kInvalid, {}, {{"/phone", "receives_codes", "receives your codes; change it under Security"}});
    // Which, but not from what to what: the log outlives the person's data, which must be able to go.
    std::string changed;
    if (change.name && *change.name != user->name) changed = "name";
    if (change.phone && *change.phone != user->phone) changed += changed.empty() ? "phone" : ", phone";
    if (change.name) user->name = *change.name;
    if (change.phone) user->phone = *change.phone;
    const auto now = context_.clock.now();
    repo::update(tx, *user, now);
    audit::record(tx, now, caller, {"user.updated", "user", user->id.uuid(), {}, changed});
    return *user;
}

}  // namespace gatehouse::accounts
