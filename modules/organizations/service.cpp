#include "modules/organizations/service.hpp"

#include <algorithm>

#include "common/audit.hpp"
#include "common/db/unique.hpp"
#include "common/text/text.hpp"
#include "modules/organizations/repository.hpp"

namespace gatehouse::organizations {

namespace {

constexpr const char* kCurrency = "USD";
constexpr const char* kZone = "UTC";
constexpr std::size_t kSlugLength = 60;
// A person owns few organizations; more would be somebody who collects names.
constexpr std::size_t kMostOfOnePerson = 50;

std::string free_slug(
    const Context& context, db::Session& session, const std::string& name, const OrganizationId& id)
{
    const auto plain = text::slug(name, kSlugLength, "organizer");
    auto slug = plain;
    while (repo::slug_taken(session, slug, id)) slug = plain + "-" + text::fold(context.random.code(5));
    return slug;
}

void require_free(db::Session& session, const std::string& slug, const OrganizationId& id)
{
    if (repo::slug_taken(session, slug, id))
        throw Error(kInvalid, slug, {{"/slug", "taken", "is already the address of another organization"}});
}

void require_readable(const std::string& accent)
{
    if (colour::palette(accent)) return;
    throw Error(kInvalid, accent,
        {{"/accent", "contrast",
            "is too light to be read on our pages, even when we darken it a little; please choose a darker "
            "one"}});
}

void apply(Organization& o, const OrganizationChange& c)
{
    using schema::update;
    update(o.name, c.name), update(o.slug, c.slug);
    update(o.default_currency, c.default_currency), update(o.default_zone, c.default_zone);
    auto& d = o.details;
    update(d.legal_name, c.legal_name), update(d.address, c.address), update(d.tax_id, c.tax_id);
    update(d.invoice_footer, c.invoice_footer);
    update(d.contact_email, c.contact_email), update(d.contact_phone, c.contact_phone);
    update(d.website, c.website);
    update(o.brand.accent, c.accent);
}

}  // namespace

Organization Service::personal_organization(db::Tx& tx, const UserId& user) const
{
    if (auto found = repo::find_personal(tx, user)) return *found;
    const auto person = accounts_.find_user(tx, user);
    if (!person) throw Error(kNotFound, user.str());
    Organization own;
    own.id = new_id<OrganizationId>(context_);
    own.name = person->name;
    own.slug = free_slug(context_, tx, own.name, own.id);
    own.personal_of = user;
    own.default_currency = kCurrency, own.default_zone = kZone;
    own.created_at = context_.clock.now();
    while (!repo::insert(tx, own)) {
        // Either another request was faster, or somebody of the same name was.
        if (auto found = repo::find_personal(tx, user)) return *found;
        own.slug = free_slug(context_, tx, own.name, own.id);
    }
    repo::add_member(tx, own.id, user, {Role::owner, {}}, own.created_at);
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

Organization Service::get_by_slug(db::Session& session, const std::string& slug) const
{
    if (auto found = repo::find_by_slug(session, slug)) return *found;
    if (const auto moved = repo::find_moved(session, slug))
        throw Error(kOrganizationMoved, slug)
            .with("slug", *moved)
            .with("location", "/api/organizations/slug/" + *moved);
    throw Error(kNotFound, slug);
}

Organization Service::get_by_slug(const std::string& slug) const
{
    return context_.db.read([&](db::Session& session) { return get_by_slug(session, slug); });
}

Overview Service::overview_of(
    db::Session& session, const auth::Caller& caller, Organization organization) const
{
    Overview out;
    out.standing = repo::standing_of(session, caller.require_user(), organization.id);
    out.limits = limits(organization.plan);
    out.members = repo::count_members(session, organization.id);
    out.organization = std::move(organization);
    return out;
}

Overview Service::overview(db::Session& session, const auth::Caller& caller, const OrganizationId& id) const
{
    require_member(session, caller, id);
    auto found = repo::find(session, id);
    if (!found) throw Error(kNotFound, id.str());
    return overview_of(session, caller, std::move(*found));
}

Overview Service::get(const auth::Caller& caller, const OrganizationId& id) const
{
    return context_.db.read([&](db::Session& session) { return overview(session, caller, id); });
}

Overview Service::create(const auth::Caller& caller, const NewOrganization& wanted) const
{
    const auto& user = caller.require_user();
    const auto save = [&](db::Tx& tx) {
        const auto mine = repo::memberships(tx, user);
        if (std::ranges::count_if(mine, [](const auto& m) { return m.standing->role == Role::owner; }) >=
            static_cast<std::ptrdiff_t>(kMostOfOnePerson))
            throw Error(kPlanLimit, user.str()).saying("One person can own 50 organizations.");
        Organization made;
        made.id = new_id<OrganizationId>(context_);
        made.name = wanted.name;
        if (wanted.slug) require_free(tx, *wanted.slug, made.id);
        made.slug = wanted.slug ? *wanted.slug : free_slug(context_, tx, made.name, made.id);
        // What somebody's first organization has is most likely right for the second.
        made.default_currency = wanted.default_currency.value_or(
            mine.empty() ? kCurrency : mine.front().organization.default_currency);
        made.default_zone =
            wanted.default_zone.value_or(mine.empty() ? kZone : mine.front().organization.default_zone);
        made.created_at = context_.clock.now();
        while (!repo::insert(tx, made)) {
            if (wanted.slug) require_free(tx, made.slug, made.id);
            made.slug = free_slug(context_, tx, made.name, made.id);
        }
        repo::add_member(tx, made.id, user, {Role::owner, {}}, made.created_at);
        audit::record(
            tx, made.created_at, caller, {"organization.created", "org", made.id.uuid(), made.id, ""});
        return overview_of(tx, caller, std::move(made));
    };
    return context_.db.transact(save);
}

Overview Service::update(
    const auth::Caller& caller, const OrganizationId& id, const OrganizationChange& change) const
{
    const auto now = context_.clock.now();
    const auto save = [&](db::Tx& tx) {
        require_permission(tx, caller, id, Permission::settings);
        auto organization = repo::lock(tx, id);
        if (!organization) throw Error(kNotFound, id.str());
        const auto before = organization->slug;
        apply(*organization, change);
        if (change.accent.value) require_readable(*change.accent.value);
        if (organization->slug != before) {
            require_free(tx, organization->slug, id);
            repo::remember_slug(tx, id, before, organization->slug);
        }
        repo::update(tx, *organization, now);
        audit::record(tx, now, caller, {"organization.updated", "org", id.uuid(), id, ""});
        return overview_of(tx, caller, std::move(*organization));
    };
    // The second time the slug is seen to be taken.
    return db::again_on_duplicate([&] { return context_.db.transact(save); });
}

}  // namespace gatehouse::organizations
