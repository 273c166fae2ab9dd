#include "modules/organizations/service.hpp"

#include "common/audit.hpp"
#include "common/text/text.hpp"
#include "modules/organizations/repository.hpp"

namespace gatehouse::organizations {

namespace {

constexpr const char* kCurrency = "USD";
constexpr const char* kZone = "UTC";
constexpr std::size_t kSlugLength = 60;

}  // namespace

Organization Service::personal_organization(db::Tx& tx, const UserId& user) const
{
    if (auto found = repo::find_personal(tx, user)) return *found;
    const auto person = accounts_.find_user(tx, user);
    if (!person) throw Error(kNotFound, user.str());
    const auto plain = text::slug(person->name, kSlugLength, "organizer");
    Organization own{
        new_id<OrganizationId>(context_), plain, person->name, kCurrency, kZone, context_.clock.now()};
    while (!repo::insert(tx, own, user)) {
        // Either another request was faster, or somebody of the same name was here before.
        if (auto found = repo::find_personal(tx, user)) return *found;
        own.slug = plain + "-" + text::fold(context_.random.code(5));
    }
    repo::add_member(tx, own.id, user, Role::owner, own.created_at);
    return own;
}

std::optional<Organization> Service::find(db::Session& session, const OrganizationId& id) const
{
    return repo::find(session, id);
}

std::unordered_map<OrganizationId, Brief> Service::brief(
    db::Session& session, const std::vector<OrganizationId>& ids) const
{
    std::unordered_map<OrganizationId, Brief> out;
    for (auto& one : repo::brief(session, ids)) out.emplace(one.id, std::move(one));
    return out;
}

std::vector<Membership> Service::memberships(db::Session& session, const UserId& user) const
{
    return repo::memberships(session, user);
}

Membership Service::get(const auth::Caller& caller, const OrganizationId& id) const
{
    return context_.db.read([&](db::Session& session) {
        require_permission(session, caller, id, Permission::events);
        const auto found = repo::find(session, id);
        if (!found) throw Error(kNotFound, id.str());
        return Membership{*found, role_of(session, caller.require_user(), id)};
    });
}

Brief Service::get_by_slug(const std::string& slug) const
{
    const auto found =
        context_.db.read([&](db::Session& session) { return repo::find_by_slug(session, slug); });
    if (!found) throw Error(kNotFound, slug);
    return {found->id, found->name, found->slug};
}

Membership Service::update(
    const auth::Caller& caller, const OrganizationId& id, const OrganizationChange& change) const
{
    const auto now = context_.clock.now();
    return context_.db.transact([&](db::Tx& tx) {
        require_permission(tx, caller, id, Permission::settings);
        auto organization = repo::lock(tx, id);
        if (!organization) throw Error(kNotFound, id.str());
        if (change.name) organization->name = *change.name;
        if (change.default_currency) organization->default_currency = *change.default_currency;
        if (change.default_zone) organization->default_zone = *change.default_zone;
        repo::update(tx, *organization, now);
        audit::record(tx, now, caller, {"organization.updated", "org", id.uuid(), id, ""});
        return Membership{*organization, role_of(tx, caller.require_user(), id)};
    });
}

}  // namespace gatehouse::organizations
