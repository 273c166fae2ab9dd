// Who may scan at an event (CHK-1).

#include "common/audit.hpp"
#include "common/json/json.hpp"
#include "modules/accounts/service.hpp"
#include "modules/scanning/repository.hpp"
#include "modules/scanning/service.hpp"

namespace gatehouse::scanning {

using organizations::Permission;

std::vector<Staff> Service::staff(const auth::Caller& caller, const EventId& event) const
{
    return context_.db.read([&](db::Session& session) {
        events_.require_manageable(session, caller, event, Permission::events);
        auto staff = repo::staff_of(session, event);
        std::vector<UserId> users;
        for (const auto& member : staff) users.push_back(member.user);
        const auto people = accounts::Service(context_).people(session, users);
        for (auto& member : staff)
            if (const auto it = people.find(member.user); it != people.end())
                member.name = it->second.name, member.email = it->second.email;
        return staff;
    });
}

Staff Service::add_staff(const auth::Caller& caller, const EventId& event, const StaffRequest& wanted) const
{
    const auto now = context_.clock.now();
    if (wanted.ends_at && *wanted.ends_at <= now)
        throw Error(kInvalid, {}, {{"/ends_at", "past", "must be in the future"}});
    return context_.db.transact([&](db::Tx& tx) {
        const auto facts = events_.require_manageable(tx, caller, event, Permission::people);
        const auto user = accounts::Service(context_).find_by_email(tx, wanted.email);
        if (!user)
            throw Error(
                kInvalid, {}, {{"/email", "no_account", "has no account yet; ask them to sign up first"}});
        const Staff staff{user->id, user->name, user->email, wanted.role, wanted.ends_at, now};
        repo::save_staff(tx, event, facts.organization, staff);
        audit::record(tx, now, caller,
            {"staff.added", "user", user->id.uuid(), facts.organization, to_string(wanted.role)});
        return staff;
    });
}

void Service::remove_staff(const auth::Caller& caller, const EventId& event, const UserId& user) const
{
    context_.db.transact([&](db::Tx& tx) {
        const auto facts = events_.require_manageable(tx, caller, event, Permission::people);
        if (!repo::remove_staff(tx, event, user)) throw Error(kNotFound, user.str());
        audit::record(
            tx, context_.clock.now(), caller, {"staff.removed", "user", user.uuid(), facts.organization, ""});
    });
}

void Service::end_posts(const OrganizationId& organization, const UserId& user, Time left) const
{
    context_.db.transact([&](db::Tx& tx) {
        const int posts = repo::remove_posts(tx, organization, user, left);
        if (posts == 0) return;
        const auto detail = json::Writer()
                                .object()
                                .member("why", "left the organization")
                                .member("posts", std::int64_t{posts})
                                .end_object()
                                .take();
        audit::record(
            tx, context_.clock.now(), {}, {"staff.removed", "user", user.uuid(), organization, detail});
    });
}

}  // namespace gatehouse::scanning
