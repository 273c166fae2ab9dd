#include "modules/organizations/members.hpp"

#include "common/audit.hpp"
#include "common/json/json.hpp"
#include "common/outbox.hpp"
#include "modules/organizations/repository.hpp"

namespace gatehouse::organizations {

namespace {

std::string described(const Standing& standing)
{
    return std::string(to_string(standing.role)) + " (" + standing.permissions().str() + ")";
}

std::string before_and_after(const Standing& before, const std::optional<Standing>& after)
{
    json::Writer out;
    out.object().member("before", std::string_view(described(before)));
    if (after) out.member("after", std::string_view(described(*after)));
    return out.end_object().take();
}

Organization locked(db::Tx& tx, const OrganizationId& id)
{
    auto organization = repo::lock(tx, id);
    if (!organization) throw Error(kNotFound, id.str());
    return std::move(*organization);
}

Standing require_standing(db::Session& session, const OrganizationId& id, const UserId& user)
{
    const auto standing = repo::standing_of(session, user, id);
    if (!standing) throw Error(kNotFound, user.str());
    return *standing;
}

// Someone who stops being an owner leaves another behind, and nobody loses their personal organization.
void require_to_stop_owning(db::Session& session, const Organization& organization, const UserId& user)
{
    if (organization.personal_of == user) throw Error(kPersonal, organization.id.str());
    if (repo::count_owners(session, organization.id) <= 1) throw Error(kLastOwner, organization.id.str());
}

Standing changed(const Standing& before, const MemberChange& change)
{
    auto after = before;
    // Another role means what that role may, unless the change says otherwise.
    if (change.role && *change.role != before.role) after = {*change.role, {}};
    if (change.permissions.given)
        after.chosen = change.permissions.value ? std::optional(Permissions::of(*change.permissions.value))
                                                : std::nullopt;
    if (after.role == Role::owner || after.chosen == permissions_of(after.role)) after.chosen.reset();
    return after;
}

}  // namespace

void require_to_give(
    const std::optional<Standing>& giver, const std::optional<Standing>& before, const Standing& after)
{
    if (!giver) return;
    if (outranks(after.role, giver->role) || (before && outranks(before->role, giver->role)))
        throw Error(kNotYoursToGive, to_string(after.role))
            .saying("Only somebody of the same or a higher role can do that.");
    const auto had = before ? before->permissions() : Permissions{};
    const auto given = after.permissions().without(had);
    if (!given.without(giver->permissions()).empty()) throw Error(kNotYoursToGive, given.str());
}

std::vector<Member> Members::list(const auth::Caller& caller, const OrganizationId& id) const
{
    return context_.db.read([&](db::Session& session) {
        organizations_.require_member(session, caller, id);
        auto members = repo::members(session, id);
        std::vector<UserId> users;
        for (const auto& member : members) users.push_back(member.user);
        const auto people = accounts_.people(session, users);
        for (auto& member : members)
            if (const auto it = people.find(member.user); it != people.end())
                member.name = it->second.name, member.email = it->second.email;
        return members;
    });
}

Member Members::shown(db::Session& session, const OrganizationId& id, const UserId& user) const
{
    for (auto& member : repo::members(session, id))
        if (member.user == user) {
            if (const auto person = accounts_.people(session, {user}); !person.empty())
                member.name = person.begin()->second.name, member.email = person.begin()->second.email;
            return member;
        }
    throw Error(kNotFound, user.str());
}

Member Members::change(const auth::Caller& caller, const OrganizationId& id, const UserId& user,
    const MemberChange& change) const
{
    const auto now = context_.clock.now();
    return context_.db.transact([&](db::Tx& tx) {
        organizations_.require_permission(tx, caller, id, Permission::people);
        const auto organization = locked(tx, id);
        organizations_.require_permission(tx, caller, id, Permission::people);  // removed while we waited
        const auto before = require_standing(tx, id, user);
        const auto after = changed(before, change);
        require_to_give(repo::standing_of(tx, caller.require_user(), id), before, after);
        if (before.role == Role::owner && after.role != Role::owner)
            require_to_stop_owning(tx, organization, user);
        repo::set_standing(tx, id, user, after);
        // Who may less gives no more by letters that they sent before.
        if (!before.permissions().without(after.permissions()).empty() || outranks(before.role, after.role))
            repo::revoke_invitations_by(tx, id, user, now);
        audit::record(
            tx, now, caller, {"member.changed", "user", user.uuid(), id, before_and_after(before, after)});
        return shown(tx, id, user);
    });
}

void Members::remove(const auth::Caller& caller, const OrganizationId& id, const UserId& user) const
{
    const auto now = context_.clock.now();
    const bool leaving = caller.require_user() == user;
    const auto require_right = [&](db::Session& session) {
        if (leaving)
            organizations_.require_member(session, caller, id);
        else
            organizations_.require_permission(session, caller, id, Permission::people);
    };
    context_.db.transact([&](db::Tx& tx) {
        require_right(tx);
        const auto organization = locked(tx, id);
        require_right(tx);
        const auto before = require_standing(tx, id, user);
        if (!leaving) require_to_give(repo::standing_of(tx, *caller.user(), id), before, before);
        if (before.role == Role::owner) require_to_stop_owning(tx, organization, user);
        repo::remove_member(tx, id, user, now);
        // They could let themselves in again by a letter to another address of theirs.
        repo::revoke_invitations_by(tx, id, user, now);
        audit::record(tx, now, caller,
            {leaving ? "member.left" : "member.removed", "user", user.uuid(), id,
                before_and_after(before, std::nullopt)});
        outbox::publish(tx, "organization.member_left", user.uuid(), now, id.str());
    });
}

Member Members::hand_over(const auth::Caller& caller, const OrganizationId& id, const UserId& successor) const
{
    const auto now = context_.clock.now();
    const auto user = caller.require_user();
    return context_.db.transact([&](db::Tx& tx) {
        organizations_.require_member(tx, caller, id);
        const auto organization = locked(tx, id);
        const auto own = repo::standing_of(tx, user, id);
        if (!own || own->role != Role::owner)
            throw Error(kForbidden, id.str()).saying("Only an owner can hand the organization over.");
        if (organization.personal_of == user) throw Error(kPersonal, id.str());
        const auto before = require_standing(tx, id, successor);
        if (successor == user) throw Error(kInvalid, {}, {{"/user_id", "same", "is you already"}});
        const Standing owner{Role::owner, {}}, admin{Role::admin, {}};
        repo::set_standing(tx, id, successor, owner);
        repo::set_standing(tx, id, user, admin);
        repo::revoke_invitations_by(tx, id, user, now);  // no letter of theirs makes them owner again
        audit::record(tx, now, caller,
            {"organization.handed_over", "user", successor.uuid(), id, before_and_after(before, owner)});
        return shown(tx, id, successor);
    });
}

}  // namespace gatehouse::organizations
